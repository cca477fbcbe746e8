import type { IHttpRequestHelper, IN8nHttpFullResponse } from 'n8n-workflow';
import { PATHS } from '../../contract/address';
import { isObject } from '../../json';
import { isGood, readAnswer, STREAMED } from '../answerBody';
import { explain } from '../errors/explain';
import type { Failure } from '../errors/failure';
import { AccessTokens, type AccessToken } from './accessTokens';
import { VISIBLE_ASCII, type RoutixCredential } from './routixCredential';
import { TokenRequestError, type TokenAnswer } from './tokenRequestError';

/** The tokens that every Routix node in this process shares. */
export const accessTokens = new AccessTokens();

/** Longest silence. */
const TIMEOUT_MS = 30_000;

/** Longest time for the whole exchange: all executions of the credential wait for it, and an answer may trickle. */
const DEADLINE_MS = 60_000;

/** No answer that holds a token is larger. */
const MOST_BYTES = 256 * 1024;

/** A longer one would not fit the headers of a request (Node.js takes 16 KB of them in all). */
const LONGEST_TOKEN = 8 * 1024;

/** Used when Routix does not say how long a token lives; it documents 3600 seconds. */
const UNSTATED_LIFETIME_SECONDS = 300;

/**
 * Asks Routix for an access token by the client credentials grant, which Routix wants as JSON (Routix docs, client
 * credentials) while n8n's own OAuth2 client can only send a form.
 * @throws {TokenRequestError} when there is no token in the answer
 */
export async function requestAccessToken(
	{ helpers }: IHttpRequestHelper,
	credential: RoutixCredential,
): Promise<AccessToken> {
	const answer = await post(helpers, credential);
	const body = tokenIn(answer.body);
	const value = body?.access_token;
	if (!isGood(answer.status) || !isToken(value)) {
		const failure: Failure = { ...answer, stage: 'token' };
		const secrets = [credential.clientSecret];
		const { message, description } = explain(failure, undefined, credential, secrets);
		throw new TokenRequestError(message, description, answer);
	}
	const seconds = Number(body?.expires_in);
	const lifetimeMs = (seconds > 0 ? seconds : UNSTATED_LIFETIME_SECONDS) * 1_000;
	return { value, lifetimeMs, scopes: scopesIn(body?.scope) };
}

function isToken(value: unknown): value is string {
	return typeof value === 'string' && value.length <= LONGEST_TOKEN && VISIBLE_ASCII.test(value);
}

/**
 * The answer of a token endpoint (RFC 6749, 5.1), which some servers put into `data` and write in camelCase. Inferred, but
 * for the names of RFC 6749.
 */
function tokenIn(body: unknown): Record<string, unknown> | undefined {
	if (!isObject(body)) return undefined;
	const inner = isObject(body.data) ? body.data : body;
	return { access_token: inner.accessToken, expires_in: inner.expiresIn, ...inner };
}

/** Documented: names with blanks between them. Inferred: a list of them. */
function scopesIn(scope: unknown): string[] | undefined {
	if (Array.isArray(scope)) return scope.map(String);
	return typeof scope === 'string' && scope.trim() !== '' ? scope.trim().split(/\s+/) : undefined;
}

/**
 * Sends the request and brings back what came, whatever it was, and nothing of what was sent. The answer is read as a
 * stream, since n8n's HTTP client waits for ever for one that is never silent and never ends (seen in n8n 2.41).
 */
async function post(
	helpers: IHttpRequestHelper['helpers'],
	{ baseUrl, clientId, clientSecret }: RoutixCredential,
): Promise<TokenAnswer> {
	const endsAt = Date.now() + DEADLINE_MS;
	try {
		const answer = (await helpers.httpRequest({
			method: 'POST',
			url: `${baseUrl}${PATHS.clientCredentials}`,
			headers: { 'Content-Type': 'application/json' },
			body: {
				grant_type: 'client_credentials',
				client_id: clientId,
				client_secret: clientSecret,
			},
			...STREAMED,
			ignoreHttpStatusErrors: true,
			abortSignal: AbortSignal.timeout(DEADLINE_MS),
			timeout: TIMEOUT_MS,
		})) as IN8nHttpFullResponse;
		return await read(answer, endsAt);
	} catch (error) {
		const { code, cause, message } = error as {
			code?: string;
			cause?: { code?: string };
			message?: string;
		};
		const networkCode = code ?? cause?.code;
		// Nothing but the deadline cancels this request.
		return noAnswer(networkCode === 'ERR_CANCELED' ? 'ETIMEDOUT' : networkCode, message);
	}
}

async function read(answer: IN8nHttpFullResponse, endsAt: number): Promise<TokenAnswer> {
	const { status, headers, reading } = await readAnswer(answer, endsAt, MOST_BYTES);
	if (reading.kind === 'brokenOff' && isGood(status)) return noAnswer(reading.code);
	const body = 'body' in reading ? reading.body : undefined;
	return { status, headers, body, message: `Request failed with status code ${status}` };
}

function noAnswer(networkCode: string | undefined, message = 'The request failed'): TokenAnswer {
	return { networkCode, headers: {}, message };
}
