import { statesFailure, type Answer } from '../contract/envelope';
import {
	APP_PATHS,
	appRow,
	changedNothing,
	newSecretIn,
	registeredAppIn,
	registrationBody,
	rotationBody,
	type AppStatus,
	type RegisteredApp,
	type Registration,
} from '../contract/oauthApps';
import { oauthAppExplanations, type AppSubject } from './errors/explanations/oauthApp';
import { statedFailure, unexpectedAnswer, type Outcome } from './outcome';
import { ask, type Server, type UserTokenConnection } from './userTokenApi';

const routix: Server<AppSubject> = {
	name: 'Routix',
	address: ({ baseUrl }) => baseUrl,
	explanations: oauthAppExplanations,
};

/** Long enough for a busy server: when it is over, nobody knows what was done. */
const TIMEOUT_MS = 60_000;

/** What is asked of Routix, for the words of an error. */
export const registering: AppSubject = {
	action: 'create',
	resource: { singular: 'OAuth app' },
	deed: 'register the OAuth app',
	ifLost:
		'Routix may have registered the app all the same, so it was not sent again. Look for it in Routix under Settings → OAuth Apps: if it is there, revoke it, since nobody has its secret. Then run the workflow with this item again.',
};

export function rotating(appId: string): AppSubject {
	return {
		action: 'update',
		resource: { singular: 'new client secret' },
		deed: 'rotate the client secret',
		appId,
		ifLost:
			'Routix may have rotated the secret all the same, so it was not sent again. If it has, the old secret is dead, and access tokens that were already issued live for up to an hour. Run Rotate Secret again: that gives another secret and stores it.',
	};
}

const STATUS_VERBS = { active: 'activate', revoked: 'revoke' };

export function settingStatus(appId: string, status: AppStatus): AppSubject {
	const verb = STATUS_VERBS[status];
	return {
		action: 'update',
		resource: { singular: 'OAuth app' },
		deed: `${verb} the OAuth app`,
		appId,
		byHand: `Do it by hand: open Settings → OAuth Apps in Routix, choose the app and ${verb} it there.`,
		ifLost: `Routix may have done it all the same, so it was not sent again. Look at the app in Routix under Settings → OAuth Apps; to ${verb} it twice does no harm.`,
	};
}

/**
 * Registers an app; its secret is hidden from errors from then on.
 * @throws {NodeApiError} when Routix does not, or may have without saying so
 */
export async function registerApp(
	connection: UserTokenConnection,
	registration: Registration,
): Promise<RegisteredApp> {
	const app = await ask(connection, {
		server: routix,
		subject: registering,
		method: 'POST',
		path: APP_PATHS.register,
		timeoutMs: TIMEOUT_MS,
		body: registrationBody(registration),
		read: (answer) => found(answer, registeredAppIn(answer.body)),
	});
	connection.secrets.push(app.clientSecret);
	return app;
}

/**
 * Gives an app a new secret, which is hidden from errors from then on; the old one is dead at once (Routix docs).
 * @throws {NodeApiError} when Routix does not, or may have without saying so
 */
export async function rotateAppSecret(
	connection: UserTokenConnection,
	appId: string,
): Promise<string> {
	const secret = await ask(connection, {
		server: routix,
		subject: rotating(appId),
		method: 'POST',
		path: APP_PATHS.rotate,
		timeoutMs: TIMEOUT_MS,
		body: rotationBody(appId),
		read: (answer) => found(answer, newSecretIn(answer.body)),
	});
	connection.secrets.push(secret);
	return secret;
}

/**
 * Revokes an app or activates it again. Brings false when there is no such app, or none that the user may change.
 * @throws {NodeApiError} when Routix does not, or may have without saying so
 */
export async function setAppStatus(
	connection: UserTokenConnection,
	appId: string,
	status: AppStatus,
): Promise<boolean> {
	return await ask(connection, {
		server: routix,
		subject: settingStatus(appId, status),
		method: 'PATCH',
		path: APP_PATHS.apps,
		timeoutMs: TIMEOUT_MS,
		query: appRow.query(appId),
		headers: appRow.headers,
		body: { status },
		read: (answer) =>
			found(answer, statesFailure(answer.body) ? undefined : !changedNothing(answer.body)),
	});
}

/** @param value what the contract finds in the answer: a secret counts whatever else Routix says, since it is shown once */
function found<T>(answer: Answer, value: T | undefined): Outcome<T> {
	if (value !== undefined) return { ok: true, value };
	const { body } = answer;
	const failure = statesFailure(body) ? statedFailure(answer) : unexpectedAnswer(body, 'notRecord');
	return { ok: false, failure };
}
