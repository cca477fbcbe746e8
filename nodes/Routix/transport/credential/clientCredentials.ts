import type { IHttpRequestHelper } from 'n8n-workflow';
import { isObject } from '../../json';
import { explain } from '../errors/explain';
import { headersOf, type Failure } from '../errors/failure';
import { AccessTokens, type AccessToken } from './accessTokens';
import { VISIBLE_ASCII, type RoutixCredential } from './routixCredential';
import { PATHS } from '../../contract/address';
import { TokenRequestError, type TokenAnswer } from './tokenRequestError';

/** The tokens that every Routix node in this process shares. */
export const accessTokens = new AccessTokens();

const TIMEOUT_MS = 30_000;

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
	if (answer.status !== 200 || typeof value !== 'string' || !VISIBLE_ASCII.test(value)) {
		const failure: Failure = { ...answer, stage: 'token' };
		const secrets = [credential.clientSecret];
		const { message, description } = explain(failure, undefined, credential, secrets);
		throw new TokenRequestError(message, description, answer);
	}
	const seconds = Number(body?.expires_in);
	const lifetimeMs = (seconds > 0 ? seconds : UNSTATED_LIFETIME_SECONDS) * 1_000;
	return { value, lifetimeMs, scopes: scopesIn(body?.scope) };
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

/** Sends the request and brings back what came, whatever it was, and nothing of what was sent. */
async function post(
	helpers: IHttpRequestHelper['helpers'],
	{ baseUrl, clientId, clientSecret }: RoutixCredential,
): Promise<TokenAnswer> {
	try {
		const body = await helpers.httpRequest({
			method: 'POST',
			url: `${baseUrl}${PATHS.clientCredentials}`,
			headers: { 'Content-Type': 'application/json' },
			body: {
				grant_type: 'client_credentials',
				client_id: clientId,
				client_secret: clientSecret,
			},
			json: true,
			disableFollowRedirect: true,
			timeout: TIMEOUT_MS,
		});
		return { status: 200, headers: {}, body, message: '' };
	} catch (error) {
		const { response, code, cause, message } = error as {
			response?: { status?: number; headers?: unknown; data?: unknown };
			code?: string;
			cause?: { code?: string };
			message?: string;
		};
		return {
			status: response?.status,
			networkCode: response ? undefined : (code ?? cause?.code),
			headers: headersOf(response?.headers),
			body: response?.data,
			message: message ?? 'The request failed',
		};
	}
}
