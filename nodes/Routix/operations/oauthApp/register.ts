import type { NodeApiError } from 'n8n-workflow';
import { N8N_NAME_LENGTH, type N8nCredential } from '../../contract/n8nApi';
import type { RegisteredApp, Registration } from '../../contract/oauthApps';
import { InputError } from '../../inputError';
import { readBranch } from '../../parameters/branch';
import { includeSecret, includeSecretNotice } from '../../parameters/oauthApp';
import { readText } from '../../parameters/plainValues';
import {
	allowedBranchIds,
	appDescription,
	appName,
	credentialBranch,
	homepageUrl,
	readAllowedBranchIds,
	readAppName,
	readHomepageUrl,
	readRedirectUris,
	readScopes,
	redirectUris,
	registrationNotice,
	scopes,
} from '../../parameters/registration';
import { createCredential, deleteCredential } from '../../transport/n8nCredentials';
import { isOutcomeUnknown } from '../../transport/errors/requestError';
import { registerApp } from '../../transport/oauthAppApi';
import {
	checkCancelled,
	uncancellable,
	type UserTokenConnection,
} from '../../transport/userTokenApi';
import type { OwnOperation } from '../operation';
import { forEachApp, readIncludeSecret, type AppItem } from './item';
import { checkPlace, proveStorable, storeSecret, testStored } from './secretPlace';

/**
 * Routix shows the secret of a new app once (Routix docs, OAuth set-up guide, step 1). So the credential for it is made
 * first, and filled in when there is an app.
 */
export const register: OwnOperation = {
	name: 'register',
	displayName: 'Register',
	description: () => 'Register a new OAuth app, and make the n8n credential for it',
	action: () => 'Register OAuth app',
	parameters: () => [
		appName,
		redirectUris,
		scopes,
		credentialBranch,
		registrationNotice,
		includeSecretNotice,
	],
	options: [allowedBranchIds, appDescription, homepageUrl, includeSecret],
	begin: forEachApp((doneBefore) => async (item, connection) => {
		const before = doneBefore.of(item);
		if (before?.output) return before.output;
		if (before) throw registeredBefore();
		const isShown = readIncludeSecret(item);
		const registration = readRegistration(item);
		const branchPublicId = readOptionalBranch(item);
		const isStored = connection.credential.n8nApiKey !== '';
		checkPlace(
			isStored,
			isShown,
			'Enter n8n URL and n8n API Key in the Routix User Token credential, so that n8n stores it in a new credential. If the next node writes it to another vault, switch on Include Secret under Options instead.',
		);

		const place = isStored
			? await makeCredential(connection, registration, branchPublicId)
			: undefined;
		doneBefore.begin(item);
		const app = await registerFor(connection, registration, place).catch(async (error) => {
			if (!isOutcomeUnknown(error)) doneBefore.undo(item);
			return await Promise.reject(error);
		});
		const { clientId, clientSecret, facts } = app;
		const registered = { ...facts, client_secret_last4: clientSecret.slice(-4) };
		const shown = isShown ? { client_secret: clientSecret } : {};
		if (!place) return { ...registered, ...shown };

		const steadfast = uncancellable(connection);
		await storeSecret(steadfast, place, { clientId, clientSecret }, lossOf(app, place));
		const stored = {
			...registered,
			credential_id: place.id,
			credential_name: place.name,
			credential_test: await testStored(steadfast, place),
		};
		doneBefore.done(item, stored);
		return { ...stored, ...shown };
	}),
};

function readRegistration({ options, parameter }: AppItem): Registration {
	return {
		name: readAppName(parameter('name')),
		redirectUris: readRedirectUris(parameter('redirectUris')),
		scopes: readScopes(parameter('scopes')),
		description: readText(options.description),
		homepageUrl: readHomepageUrl(options.homepageUrl),
		allowedBranchIds: readAllowedBranchIds(options.allowedBranchIds),
	};
}

function readOptionalBranch({ parameter }: AppItem): string {
	const entered = readText(parameter('branchPublicId'));
	return entered === '' ? '' : readBranch(entered, '');
}

function registeredBefore(): InputError {
	return new InputError(
		'An earlier try of this item may have registered the app, so it was not registered again',
		'Look in Routix under Settings → OAuth Apps. If the app is there and nobody has its secret, revoke it. Then start the workflow anew: a new execution registers the app, Retry does not.',
	);
}

/** Stands in the new credential until the app is there. */
const PENDING = 'pending';

/** The credential that the app will be stored in, still without its client ID and secret; proved to be updatable. */
async function makeCredential(
	connection: UserTokenConnection,
	{ name, scopes: requestedScopes }: Registration,
	branchPublicId: string,
): Promise<N8nCredential> {
	const made = await createCredential(connection, credentialName(name), {
		grantType: 'client_credentials',
		clientId: PENDING,
		clientSecret: PENDING,
		branchPublicId,
		requestedScopes,
		baseUrl: connection.credential.baseUrl,
	});
	return await orDelete(connection, made, proveStorable(connection, made.id));
}

async function registerFor(
	connection: UserTokenConnection,
	registration: Registration,
	place?: N8nCredential,
): Promise<RegisteredApp> {
	const registering = async () => {
		checkCancelled(connection);
		return await registerApp(uncancellable(connection), registration);
	};
	return await (place ? orDelete(connection, place, registering()) : registering());
}

/** Deletes a credential that stays unfinished because something went wrong. */
async function orDelete<T>(
	connection: UserTokenConnection,
	{ id, name }: N8nCredential,
	work: Promise<T>,
): Promise<T> {
	try {
		return await work;
	} catch (error) {
		const problem = error as NodeApiError;
		if (!(await deleteCredential(uncancellable(connection), id))) {
			problem.description = `${problem.description ?? ''} Delete the credential "${name}" in n8n: it was made for the app and is unfinished.`;
		}
		return await Promise.reject(problem);
	}
}

/** Named after the app, as far as n8n takes the name. */
function credentialName(name: string): string {
	const { least, most } = N8N_NAME_LENGTH;
	return (name.length < least ? `Routix ${name}` : name).slice(0, most);
}

function lossOf({ facts }: RegisteredApp, { name }: N8nCredential) {
	return {
		message: `The app was registered, but its client secret could not be stored in the n8n credential "${name}"`,
		description: `Nobody has the secret. Revoke the app (ID ${String(facts.id ?? 'as in Routix → Settings → OAuth Apps')}), delete that credential in n8n, and run the workflow with this item again.`,
	};
}
