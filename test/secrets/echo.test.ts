import { inspect } from 'node:util';
import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { credentialFor } from '../integration/support/contexts';
import { echoes } from './echoes';
import { EchoingRoutix } from './echoingRoutix';
import { pieces, spellings } from './spellings';
import { uses } from './uses';

const echoNames = Object.keys(echoes);
/** One of each kind that the package tells apart; 429 and 502 are tried again at once. */
const recordStatuses = [200, 307, 401, 403, 422, 429, 502];
const tokenStatuses = [200, 307, 401, 502];

let routix: EchoingRoutix;

beforeAll(async () => {
	routix = await EchoingRoutix.start();
});

afterAll(async () => await routix.stop());

beforeEach(() => {
	routix.counts = { tokens: 0, records: 0 };
});

describe.each(Object.entries(uses))('%s', (_name, use) => {
	it.each(echoNames)('shows no token that Routix sends back %s', async (echo) => {
		routix.tokens = undefined;
		for (const status of recordStatuses) {
			routix.records = { status, echo };
			await expectNothingSecret(await outcome(use, clientCredentials()));
		}
		expect(routix.counts.records).toBeGreaterThanOrEqual(recordStatuses.length);
	});

	it.each(echoNames)('shows no secret that the token endpoint sends back %s', async (echo) => {
		for (const status of tokenStatuses) {
			routix.tokens = { status, echo };
			await expectNothingSecret(await outcome(use, clientCredentials()));
		}
		expect(routix.counts.tokens).toBeGreaterThanOrEqual(tokenStatuses.length);
		expect(routix.counts.records).toBe(0);
	});

	it.each(echoNames)('shows nothing of a PKCE login that a refresh sends back %s', async (echo) => {
		routix.records = { status: 401, echo };
		routix.tokens = { status: 401, echo };

		await expectNothingSecret(await outcome(use, pkce()));

		expect(routix.counts.records).toBeGreaterThan(0);
	});
});

it('The search would find a secret, also half of one, anywhere in an error', async () => {
	const secret = routix.newClientSecret();
	const error = new Error('Something', { cause: { config: { data: [secret.slice(0, 30)] } } });

	await expect(expectNothingSecret(error)).rejects.toThrow();
});

/** What came of it: what was thrown, or else what was returned. */
async function outcome(
	use: (credential: ICredentialDataDecryptedObject) => Promise<unknown>,
	credential: ICredentialDataDecryptedObject,
): Promise<unknown> {
	try {
		return await use(credential);
	} catch (error) {
		return error;
	}
}

/** Looks through everything that anybody could write down of it: each property, hidden ones and causes too. */
async function expectNothingSecret(value: unknown): Promise<void> {
	const text = [
		inspect(value, { depth: 30, showHidden: true, maxStringLength: null, maxArrayLength: null }),
		JSON.stringify(value),
	].join('\n');
	const found = routix.secrets
		.flatMap(spellings)
		.flatMap((spelling) => pieces(spelling))
		.filter((piece) => text.includes(piece));

	expect(found).toEqual([]);
	routix.forgetSecrets();
}

function clientCredentials(): ICredentialDataDecryptedObject {
	return credentialWith({ clientSecret: routix.newClientSecret() });
}

/** n8n keeps the tokens of such a login in the credential. */
function pkce(): ICredentialDataDecryptedObject {
	return credentialWith({
		grantType: 'pkce',
		clientSecret: routix.newClientSecret(),
		accessTokenUrl: `${routix.url}/auth/v1/oauth/token`,
		oauthTokenData: {
			access_token: routix.newToken(),
			refresh_token: routix.newToken(),
			token_type: 'bearer',
		},
	});
}

function credentialWith(changes: ICredentialDataDecryptedObject): ICredentialDataDecryptedObject {
	const app = { id: 'app', clientId: 'app_client_1', clientSecret: '' };
	const branches = [{ publicId: 'RS2RDH3B', id: '', name: '' }] as never;
	return credentialFor({ url: routix.url, app, branches }, changes);
}
