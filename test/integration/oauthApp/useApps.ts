import { inspect } from 'node:util';
import type { ICredentialDataDecryptedObject, IDataObject, INodeParameters } from 'n8n-workflow';
import { spellings } from '../../secrets/spellings';
import type { Simulator } from '../../simulator/client';
import { FakeN8nApi, type StoredCredential } from '../support/n8nApi';
import { runRoutix, type Execution } from '../support/routixNode';
import { useRoutix, type RoutixSession } from '../support/useRoutix';

/** What a test file about OAuth apps works with; filled when the first test runs. */
export interface AppsSession extends RoutixSession {
	n8n: FakeN8nApi;
	/** The Routix User Token credential as a user fills it in. */
	userToken(changes?: ICredentialDataDecryptedObject): ICredentialDataDecryptedObject;
	/** Runs an operation on OAuth apps and brings its output items, or what it threw. */
	runApp(
		parameters: INodeParameters,
		execution?: Partial<Execution> & { input?: IDataObject[] },
	): Promise<{ items: IDataObject[]; error?: AppError }>;
	/** The requests for the apps that Routix got, as `POST /functions/v1/rotate-oauth-secret 200`. */
	asked(): Promise<string[]>;
	/** The requests that n8n got, as `PATCH /api/v1/credentials/…`. */
	stored(): string[];
}

/** An error of the node, as far as a user sees it. */
export type AppError = Error & { description?: string; httpCode?: string };

/** Starts a simulated Routix and as much of n8n's API as stores secrets, both as new before each test. */
export function useApps(): AppsSession {
	const session = useRoutix() as AppsSession;
	Object.assign(session, {
		userToken: (changes = {}) => ({
			userToken: session.routix.userToken,
			apiKey: '',
			baseUrl: session.routix.url,
			n8nUrl: session.n8n.url,
			n8nApiKey: session.n8n.key,
			allowedHttpRequestDomains: 'none',
			...changes,
		}),
		runApp: async (parameters, execution = {}) => {
			const secrets = storedSecrets(session);
			const outcome = await tryRun(session, parameters, execution);
			const now = storedSecrets(session);
			const { routix, n8n } = session;
			const isShown = JSON.stringify(parameters).includes('"includeSecret":true');
			expectNothingSecret(outcome, [
				routix.userToken,
				n8n.key,
				...(isShown ? [] : [...secrets, ...now, routix.app.clientSecret]),
			]);
			return outcome;
		},
		asked: async () => {
			const requests = await session.routix.requests({ path: '^/(functions/v1/(re|ro)|rest/)' });
			return requests.map(({ method, path, status }) => `${method} ${path} ${status}`);
		},
		stored: () => session.n8n.requests.map(({ method, url }) => `${method} ${url}`),
	} satisfies Partial<AppsSession>);
	beforeAll(async () => {
		session.n8n = await FakeN8nApi.start();
	});
	beforeEach(() => session.n8n.reset());
	afterAll(async () => await session.n8n?.stop());
	return session;
}

/** The value of a resource locator that holds an ID. */
export function byId(value: string): INodeParameters {
	return { __rl: true, mode: 'id', value } as never;
}

/** The n8n credential of the app that may do everything. */
export function storedFor(
	{ n8n, routix }: AppsSession,
	app: Simulator['app'] = routix.app,
	name = 'Routix account',
): StoredCredential {
	return n8n.add(name, 'routixOAuth2Api', {
		grantType: 'client_credentials',
		clientId: app.clientId,
		clientSecret: app.clientSecret,
		branchPublicId: routix.branches[0].publicId,
		baseUrl: routix.url,
		oauthTokenData: { access_token: 'kept' },
	});
}

function storedSecrets({ n8n }: AppsSession): string[] {
	return n8n.credentials.flatMap(({ data }) =>
		data.clientSecret ? [String(data.clientSecret)] : [],
	);
}

async function tryRun(
	{ credential, userToken }: AppsSession,
	parameters: INodeParameters,
	execution: Partial<Execution>,
): Promise<{ items: IDataObject[]; error?: AppError }> {
	try {
		const items = await runRoutix({
			credential,
			userToken: userToken(),
			parameters: { resource: 'oauthApp', options: {}, ...parameters },
			...execution,
		});
		return { items: items.map(({ json }) => json) };
	} catch (error) {
		return { items: [], error: error as Error };
	}
}

/** Looks through everything that anybody could write down of it: each property, hidden ones and causes too. */
export function expectNothingSecret(value: unknown, secrets: string[]): void {
	const text = [
		inspect(value, { depth: 30, showHidden: true, maxStringLength: null, maxArrayLength: null }),
		JSON.stringify(value),
	].join('\n');
	const found = secrets.flatMap(spellings).filter((piece) => text.includes(piece));
	expect(found).toEqual([]);
}
