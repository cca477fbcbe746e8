import type { IHttpRequestOptions, IN8nHttpFullResponse, IOAuth2Options } from 'n8n-workflow';
import { accessTokens } from './credential/clientCredentials';
import type { RoutixCredential } from './credential/routixCredential';
import type { TokenRequestError } from './credential/tokenRequestError';
import { unexpectedAnswer, type Outcome } from './outcome';
import { headersOf } from './errors/failure';
import { isMisread, isTooDeep } from './answerChecks';
import type { RoutixContext } from './connection';
import { readFailure } from './errors/readFailure';

/** Long enough for 1,000 large records, short enough that a silent connection is noticed. */
const TIMEOUT_MS = 120_000;

/** With PKCE n8n holds the token, and asks for a new one when an error tells it that this one is refused. */
const RENEWED_BY_N8N = 401;

/** How n8n signs a request. */
export interface Signature {
	credentialType: 'routixOAuth2Api' | 'routixUserTokenApi';
	oauth2?: IOAuth2Options;
	/** Statuses that n8n acts on itself, so that it has to get them as errors. */
	actedOnByN8n: number[];
	/** Why there was no token when one was asked for last; undefined when there was one. */
	refusal?(): TokenRequestError | undefined;
}

/** The signature of the record API. */
export function oauthSignature(credential: RoutixCredential): Signature {
	const isRenewedByUs = credential.grantType === 'client_credentials';
	return {
		credentialType: 'routixOAuth2Api',
		oauth2: {
			// Without it n8n replaces a 401 by its own failed attempt to refresh a token that it does not hold.
			skipTokenRefresh: isRenewedByUs,
			// Without it a server that states another type gets the token in the address of the request.
			tokenType: 'Bearer',
		},
		actedOnByN8n: isRenewedByUs ? [] : [RENEWED_BY_N8N],
		refusal: () => accessTokens.refusal(credential),
	};
}

/**
 * Sends one HTTP request, signed by n8n, and brings back the body of a good answer or what went wrong; never throws.
 * An answer is not left to become an error, since n8n 2.20 keeps neither headers nor the text of one in its errors.
 */
export async function sendOnce(
	context: RoutixContext,
	{ credentialType, oauth2, actedOnByN8n, refusal }: Signature,
	options: IHttpRequestOptions,
): Promise<Outcome<unknown>> {
	const request: IHttpRequestOptions = {
		timeout: TIMEOUT_MS,
		...options,
		json: true,
		// A redirect could carry the token to another host.
		disableFollowRedirect: true,
		returnFullResponse: true,
		ignoreHttpStatusErrors: { ignore: true, except: actedOnByN8n },
	};
	try {
		return read(
			(await context.helpers.httpRequestWithAuthentication.call(
				context,
				credentialType,
				request,
				oauth2 && { oauth2 },
			)) as IN8nHttpFullResponse,
		);
	} catch (error) {
		return { ok: false, failure: readFailure(error, refusal?.()) };
	}
}

function read(answer: IN8nHttpFullResponse): Outcome<unknown> {
	const { body, statusCode: status } = answer;
	if (status < 200 || status >= 300) {
		const message = `Request failed with status code ${status}`;
		const headers = headersOf(answer.headers);
		return { ok: false, failure: { stage: 'request', status, headers, body, message } };
	}
	if (isTooDeep(body)) return { ok: false, failure: unexpectedAnswer(undefined, 'tooDeep') };
	if (isMisread(answer)) return { ok: false, failure: unexpectedAnswer(body, 'misread') };
	return { ok: true, value: body };
}
