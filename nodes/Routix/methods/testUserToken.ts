import type {
	ICredentialsDecrypted,
	ICredentialTestFunctions,
	INodeCredentialTestResult,
} from 'n8n-workflow';
import { N8N_PATHS, N8N_SCOPES, n8nRightsIn } from '../contract/n8nApi';
import {
	readUserTokenCredential,
	signed,
	userTokenProblem,
	type UserTokenCredential,
} from '../transport/credential/userTokenCredential';
import { explainN8n } from '../transport/n8nCredentials';
import { headersOf, type Failure } from '../transport/errors/failure';
import { readFailure } from '../transport/errors/readFailure';

/** n8n takes some seconds for its first answer to this question. */
const TIMEOUT_MS = 60_000;

/**
 * The Test button of the Routix User Token credential. No address of Routix is documented that tells whether a user's
 * token is good, so the token is looked at here; the n8n key is tried by a read that tells what it may do.
 */
export async function testUserToken(
	this: ICredentialTestFunctions,
	{ data }: ICredentialsDecrypted,
): Promise<INodeCredentialTestResult> {
	const credential = readUserTokenCredential(data ?? {});
	const problem = userTokenProblem(credential, Date.now());
	if (problem) return failed(problem.message, problem.description);
	if (credential.n8nApiKey === '') {
		return { status: 'OK', message: 'The token has not expired. There is no n8n key to test.' };
	}
	const answer = await askRights(this.helpers, credential);
	const rights = n8nRightsIn(answer.body);
	if (answer.status !== 200 || !rights) {
		const { message, description } = explainN8n(credential, answer);
		return failed(message, description);
	}
	const missing = N8N_SCOPES.filter((scope) => !rights.includes(scope));
	if (missing.length === 0) {
		return {
			status: 'OK',
			message: 'The token has not expired, and the n8n key may store secrets.',
		};
	}
	return failed(
		`The n8n API key lacks ${missing.join(' and ')}`,
		'Give it these scopes in n8n → Settings → n8n API.',
	);
}

/** Credential tests have no other helper than this one (n8n 2.41). */
async function askRights(
	{ request }: ICredentialTestFunctions['helpers'],
	credential: UserTokenCredential,
): Promise<Failure> {
	const url = `${credential.n8nUrl}${N8N_PATHS.rights}`;
	const { headers } = signed(credential, { url });
	try {
		const answer = (await request({
			url,
			qs: { resource: 'credential' },
			headers,
			json: true,
			simple: false,
			resolveWithFullResponse: true,
			followRedirect: false,
			timeout: TIMEOUT_MS,
		})) as { statusCode: number; headers: unknown; body: unknown };
		const { statusCode: status, body } = answer;
		const unexpected = status === 200 && !n8nRightsIn(body) ? 'notRecord' : undefined;
		const message = `Request failed with status code ${status}`;
		return {
			stage: 'request',
			status,
			headers: headersOf(answer.headers),
			body,
			message,
			unexpected,
		};
	} catch (error) {
		return readFailure(error);
	}
}

function failed(message: string, description: string): INodeCredentialTestResult {
	return { status: 'Error', message: `${message}. ${description}` };
}
