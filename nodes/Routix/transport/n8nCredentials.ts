import { CREDENTIAL_BLANKING_VALUE, type IDataObject } from 'n8n-workflow';
import {
	N8N_PATHS,
	n8nCredentialIn,
	n8nCredentialsIn,
	n8nTestIn,
	partialData,
	type N8nCredential,
} from '../contract/n8nApi';
import type { UserTokenCredential } from './credential/userTokenCredential';
import { explainBy, type ErrorText } from './errors/explain';
import { n8nExplanations, type N8nSubject } from './errors/explanations/n8n';
import type { Failure } from './errors/failure';
import { unexpectedAnswer, type Outcome } from './outcome';
import { ask, tryAsk, type Ask, type Server, type UserTokenConnection } from './userTokenApi';

/** The type of the credentials that secrets are stored in. */
export const STORED_TYPE = 'routixOAuth2Api';

const n8n: Server<N8nSubject> = {
	name: 'n8n',
	address: ({ n8nUrl }) => n8nUrl,
	explanations: n8nExplanations,
};

const TIMEOUT_MS = 10_000;

/** n8n waits for Routix itself. */
const TEST_TIMEOUT_MS = 60_000;

/**
 * n8n 2.20 wants every required field of a credential in each change. This is n8n's own mark for a value that stays as it
 * is (read in n8n 2.20, seen in 2.41).
 */
const UNCHANGED = {
	clientSecret: CREDENTIAL_BLANKING_VALUE,
	branchPublicId: CREDENTIAL_BLANKING_VALUE,
	baseUrl: CREDENTIAL_BLANKING_VALUE,
};

/** What a credential is, by changing nothing of it: a key that may only update need not read. Throws {NodeApiError}. */
export async function describeCredential(
	connection: UserTokenConnection,
	id: string,
): Promise<N8nCredential> {
	return await ask(connection, change(id, {}));
}

/** Proves that the data of a credential can be updated, by writing it as it is. Throws {NodeApiError}. */
export async function rewriteCredential(
	connection: UserTokenConnection,
	id: string,
): Promise<N8nCredential> {
	return await ask(connection, change(id, partialData(UNCHANGED)));
}

/** The request that changes the given values of a credential. Sent twice, it does what it did. */
export function storing(id: string, data: IDataObject): Ask<N8nCredential, N8nSubject> {
	return change(id, partialData({ ...UNCHANGED, ...data }));
}

function change(id: string, body: IDataObject): Ask<N8nCredential, N8nSubject> {
	return {
		server: n8n,
		subject: { deed: 'update this credential', credentialId: id, scope: 'credential:update' },
		method: 'PATCH',
		path: N8N_PATHS.credential(id),
		timeoutMs: TIMEOUT_MS,
		body,
		isRepeatable: true,
		read: ({ body }) => found(body, n8nCredentialIn(body)),
	};
}

/** Makes a credential. Throws {NodeApiError}. */
export async function createCredential(
	connection: UserTokenConnection,
	name: string,
	data: IDataObject,
): Promise<N8nCredential> {
	return await ask(connection, {
		server: n8n,
		subject: { deed: 'create credentials', scope: 'credential:create' },
		method: 'POST',
		path: N8N_PATHS.credentials,
		timeoutMs: TIMEOUT_MS,
		body: { name, type: STORED_TYPE, data },
		read: ({ body }) => found(body, n8nCredentialIn(body)),
	});
}

/** Whether a credential could be deleted. */
export async function deleteCredential(
	connection: UserTokenConnection,
	id: string,
): Promise<boolean> {
	const outcome = await tryAsk(connection, {
		server: n8n,
		subject: { deed: 'delete this credential', credentialId: id, scope: 'credential:delete' },
		method: 'DELETE',
		path: N8N_PATHS.credential(id),
		timeoutMs: TIMEOUT_MS,
		isRepeatable: true,
		read: () => ({ ok: true, value: true }),
	});
	return outcome.ok;
}

/** The request by which n8n tests a credential as it is stored: with client credentials, it asks Routix for a token. */
export function testing(id: string): Ask<{ isOk: boolean; message: string }, N8nSubject> {
	return {
		server: n8n,
		subject: { deed: 'test this credential', credentialId: id, scope: 'credential:read' },
		method: 'POST',
		path: N8N_PATHS.test(id),
		timeoutMs: TEST_TIMEOUT_MS,
		isRepeatable: true,
		read: ({ body }) => found(body, n8nTestIn(body)),
	};
}

/** All credentials in n8n that a secret of Routix can be stored in. Throws {NodeApiError}. */
export async function listCredentials(connection: UserTokenConnection): Promise<N8nCredential[]> {
	const all: N8nCredential[] = [];
	let cursor: string | undefined;
	do {
		const page = await ask(connection, {
			server: n8n,
			subject: { deed: 'list credentials', scope: 'credential:list' },
			method: 'GET',
			path: N8N_PATHS.credentials,
			timeoutMs: TIMEOUT_MS,
			query: { limit: 250, ...(cursor && { cursor }) },
			read: ({ body }) => found(body, n8nCredentialsIn(body)),
		});
		all.push(...page.credentials.filter(({ type }) => type === STORED_TYPE));
		cursor = page.nextCursor;
	} while (cursor);
	return all;
}

/** What went wrong when the key was tried, in words. */
export function explainN8n(credential: UserTokenCredential, failure: Failure): ErrorText {
	const { apiKey, n8nApiKey, userToken } = credential;
	return explainBy(n8nExplanations, failure, {
		subject: { deed: 'be tried', scope: 'credential:update' },
		server: { baseUrl: n8n.address(credential) },
		serverName: n8n.name,
		secrets: [apiKey, n8nApiKey, userToken],
	});
}

function found<T>(body: unknown, value: T | undefined): Outcome<T> {
	if (value !== undefined) return { ok: true, value };
	return { ok: false, failure: unexpectedAnswer(body, 'notRecord') };
}
