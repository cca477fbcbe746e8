import { instead, isForRecords, json, page, text } from './answers';
import {
	clearError,
	exception,
	type Answer,
	type Asked,
	type Claim,
	type ErrorWords,
	type OperationName,
	type Variation,
} from './variation';

const isToken = ({ at }: Asked) => at === 'token';

interface TokenBody {
	access_token: string;
	token_type: string;
	expires_in: number;
	scope: string;
	organization_id: string;
	branch_ids: string[];
}

type Shape = (body: TokenBody) => Answer;

/** How a server may answer when it gives a token. */
const shapes: Record<string, { does: string; shape: Shape; why?: string }> = {
	'in-data': { does: 'the token in "data"', shape: (data) => json(200, { data }) },
	'success-in-data': {
		does: 'success and the token in "data"',
		shape: (data) => json(200, { success: true, data }),
	},
	camel: {
		does: 'accessToken and expiresIn',
		shape: ({ access_token, expires_in }) =>
			json(200, { accessToken: access_token, expiresIn: expires_in, tokenType: 'bearer' }),
	},
	'camel-in-data': {
		does: 'accessToken in "data"',
		shape: ({ access_token }) => json(200, { data: { accessToken: access_token } }),
	},
	'expires-text': {
		does: 'the lifetime as a text',
		shape: (body) => json(200, { ...body, expires_in: '3600' }),
	},
	'expires-missing': {
		does: 'no lifetime',
		shape: ({ access_token, token_type }) => json(200, { access_token, token_type }),
	},
	'expires-null': {
		does: 'null as lifetime',
		shape: (body) => json(200, { ...body, expires_in: null }),
	},
	'expires-zero': { does: '0 as lifetime', shape: (body) => json(200, { ...body, expires_in: 0 }) },
	'expires-minus-one': {
		does: '-1 as lifetime',
		shape: (body) => json(200, { ...body, expires_in: -1 }),
	},
	'expires-soon': {
		does: 'a lifetime of 20 seconds',
		shape: (body) => json(200, { ...body, expires_in: 20 }),
	},
	'expires-milliseconds': {
		does: 'the lifetime in milliseconds',
		shape: (body) => json(200, { ...body, expires_in: 3_600_000 }),
	},
	'expires-words': {
		does: 'the lifetime as "1h"',
		shape: (body) => json(200, { ...body, expires_in: '1h' }),
	},
	'expires-at': {
		does: 'when it ends',
		shape: ({ access_token, token_type }) =>
			json(200, { access_token, token_type, expires_at: 1_900_000_000 }),
	},
	created: { does: '201', shape: (body) => json(201, body) },
	'type-missing': {
		does: 'no token type',
		shape: ({ access_token, expires_in }) => json(200, { access_token, expires_in }),
	},
	'type-capital': {
		does: 'the token type Bearer',
		shape: (body) => json(200, { ...body, token_type: 'Bearer' }),
	},
	'type-other': {
		does: 'the token type JWT',
		shape: (body) => json(200, { ...body, token_type: 'JWT' }),
	},
	'scope-list': {
		does: 'the scopes as a list',
		shape: (body) => json(200, { ...body, scope: body.scope.split(' ') }),
	},
	'scope-missing': {
		does: 'no scopes',
		shape: ({ access_token, token_type, expires_in }) =>
			json(200, { access_token, token_type, expires_in }),
	},
	'with-null-error': {
		does: 'an error that is null beside the token',
		shape: (body) => json(200, { ...body, error: null }),
	},
	'with-refresh-token': {
		does: 'a refresh token too',
		shape: (body) => json(200, { ...body, refresh_token: 'refresh-of-client-credentials' }),
	},
	'plain-text-type': {
		does: 'JSON as text/plain',
		shape: (body) => text(200, JSON.stringify(body)),
	},
	'no-type': {
		does: 'JSON without a content type',
		shape: (body) => ({ status: 200, headers: {}, body: Buffer.from(JSON.stringify(body)) }),
	},
	form: {
		does: 'a form',
		shape: ({ access_token, expires_in }) =>
			text(
				200,
				new URLSearchParams({ access_token, expires_in: String(expires_in) }).toString(),
				'application/x-www-form-urlencoded',
			),
		why: 'RFC 6749 allows JSON only, and Routix documents it',
	},
	'bare-text': {
		does: 'the bare token as a text',
		shape: ({ access_token }) => text(200, access_token),
		why: 'Any text would then count as a token',
	},
};

const touched: OperationName[] = ['Get', 'Get Many', 'Create', 'Record Picker', 'Created', 'Test'];

export const tokenAnswerVariations: Variation[] = Object.entries(shapes).map(
	([name, { does, shape, why }]): Variation => ({
		name: `token-${name}`,
		group: 'Token answers',
		does: `The token endpoint answers with ${does}.`,
		touches: touched,
		...(why && { expected: exception(why) }),
		serve: () => async (asked, pass) => {
			const answer = await pass();
			return isToken(asked) && answer.status === 200 ? shape(answer.body as TokenBody) : answer;
		},
	}),
);

interface Refusal {
	answer: () => Answer;
	claims?: Claim[];
	says?: RegExp[];
	never?: RegExp[];
}

const client = [/client/i];
const revoked: Pick<Refusal, 'claims' | 'says'> = {
	claims: ['app revoked'],
	says: [/revoked|suspended|not active|activate/i],
};

/** How it may say that it gives none. */
const refusals: Record<string, Refusal> = {
	'invalid-client-400': {
		answer: () => json(400, { error: 'invalid_client' }),
		claims: ['client refused'],
		says: client,
	},
	'invalid-client-words': {
		answer: () => json(401, { message: 'Invalid client credentials' }),
		claims: ['client refused'],
		says: client,
	},
	'invalid-client-200': {
		answer: () => json(200, { error: 'invalid_client', error_description: 'Unknown client' }),
		claims: ['client refused'],
		says: client,
	},
	'invalid-client-camel': {
		answer: () => json(401, { errorCode: 'InvalidClient' }),
		claims: ['client refused'],
		says: client,
	},
	'app-not-found-404': {
		answer: () => json(404, { error: 'App not found' }),
		claims: ['client refused'],
		says: client,
	},
	'client-not-found-404': {
		answer: () => json(404, { code: 'client_not_found', message: 'OAuth client not found' }),
		claims: ['client refused'],
		says: client,
	},
	'secret-wrong-403': {
		answer: () => json(403, { message: 'client_secret does not match' }),
		claims: ['client refused'],
		says: client,
	},
	'app-revoked-403': { answer: () => json(403, { error: 'app_revoked' }), ...revoked },
	'app-revoked-401': {
		answer: () => json(401, { error: 'invalid_client', error_description: 'App has been revoked' }),
		...revoked,
	},
	'app-suspended-403': {
		answer: () => json(403, { message: 'This app is suspended' }),
		...revoked,
	},
	'unauthorized-client-400': {
		answer: () => json(400, { error: 'unauthorized_client' }),
		...revoked,
	},
	'access-denied-403': { answer: () => json(403, { error: 'access_denied' }), ...revoked },
	'api-key-wanted': {
		answer: () => json(401, { message: 'No API key found in request' }),
		says: [/api ?key/i],
	},
	'authorization-wanted': {
		answer: () => json(401, { code: 401, message: 'Missing authorization header' }),
		says: [/authorization/i],
	},
	'route-404': {
		answer: () => json(404, { message: 'no Route matched with those values' }),
		claims: ['wrong address'],
		says: [/Base URL/],
	},
	'page-404': {
		answer: () => page(404, '404 Not Found'),
		claims: ['wrong address'],
		says: [/Base URL/],
	},
	'page-200': { answer: () => page(200, 'Routix | Log in'), says: [/Base URL/] },
	'method-405': {
		answer: () => ({ status: 405, headers: { allow: 'GET' } }),
		claims: ['wrong address'],
		says: [/Base URL/],
	},
	'unsupported-grant-400': {
		answer: () => json(400, { error: 'unsupported_grant_type' }),
		says: [/grant/i],
	},
	'invalid-scope-400': {
		answer: () => json(400, { error: 'invalid_scope', error_description: 'Scope ontbreekt' }),
		says: [/scope/i],
	},
	'token-missing-200': { answer: () => json(200, { token_type: 'bearer', expires_in: 3600 }) },
	'token-null-200': { answer: () => json(200, { access_token: null }) },
	'token-number-200': { answer: () => json(200, { access_token: 12345 }) },
	'empty-200': { answer: () => ({ status: 200, headers: {} }) },
	'no-content-204': { answer: () => ({ status: 204, headers: {} }) },
	'500-always': { answer: () => json(500, { message: 'Sleutel kwijt' }) },
	'503-always': { answer: () => json(503, { message: 'Onderhoud' }) },
	'429-always': { answer: () => json(429, { message: 'Te veel aanvragen' }) },
};

const words = ({ answer, claims = [], says, never }: Refusal): ErrorWords => {
	const { body } = answer();
	const told = typeof body === 'object' && body !== null ? Object.values(body) : [];
	const quotes = told.find(
		(value): value is string => typeof value === 'string' && / /.test(value),
	);
	return { true: claims, says, never, quotes, isStated: true };
};

export const refusedTokenVariations: Variation[] = Object.entries(refusals).map(
	([name, refusal]): Variation => ({
		name: `refused-token-${name}`,
		group: 'Refused tokens',
		does: `The token endpoint answers every request with ${name.replaceAll('-', ' ')}.`,
		touches: ['Get Many', 'Create', 'Record Picker', 'Created', 'Test'],
		expected: clearError(words(refusal)),
		serve: instead(isToken, refusal.answer),
	}),
);

const ended = 'ended-access-token-000001';
const refreshToken = 'refresh-token-of-the-user-1';
const loggedIn = {
	grantType: 'pkce',
	oauthTokenData: { access_token: ended, refresh_token: refreshToken, token_type: 'bearer' },
};

interface LoginAnswer {
	does: string;
	answer: (asked: Asked, token: string) => Answer;
	error?: ErrorWords;
	why?: string;
	credential?: object;
}

const isBasic = ({ headers }: Asked) => /^basic /i.test(headers.authorization ?? '');
const fieldsOf = ({ body }: Asked) => new URLSearchParams(String(body));
const given = (access_token: string, more: object = {}) =>
	json(200, { access_token, token_type: 'bearer', expires_in: 3600, ...more });
const endedWords: ErrorWords = { true: ['login ended'], says: [/connect/i], isStated: true };

/** How the token endpoint of the login may answer a refresh. */
const logins: Record<string, LoginAnswer> = {
	'new-refresh-token': {
		does: 'gives another refresh token with it',
		answer: (_asked, token) => given(token, { refresh_token: 'refresh-token-of-the-user-2' }),
	},
	'no-refresh-token': {
		does: 'gives no refresh token with it',
		answer: (_asked, token) => given(token),
	},
	'expires-text': {
		does: 'gives the lifetime as a text',
		answer: (_asked, token) => given(token, { expires_in: '3600' }),
	},
	'expires-missing': {
		does: 'gives no lifetime',
		answer: (_asked, access_token) => json(200, { access_token, token_type: 'bearer' }),
	},
	created: { does: 'answers 201', answer: (_asked, token) => ({ ...given(token), status: 201 }) },
	'type-mac': {
		does: 'gives another token type',
		answer: (_asked, token) => given(token, { token_type: 'JWT' }),
	},
	'basic-wanted': {
		does: 'wants the client by Basic',
		answer: (asked, token) =>
			isBasic(asked) ? given(token) : json(401, { error: 'invalid_client' }),
		error: { true: ['client refused'], says: [/header|basic/i], isStated: true },
		why: 'The credential has an option for it, which the error has to name.',
	},
	'basic-wanted-and-set': {
		does: 'wants the client by Basic, which the credential says',
		answer: (asked, token) =>
			isBasic(asked) ? given(token) : json(401, { error: 'invalid_client' }),
		credential: { authentication: 'header' },
	},
	'body-wanted': {
		does: 'wants the client in the form, and refuses Basic',
		answer: (asked, token) =>
			fieldsOf(asked).has('client_secret') && !isBasic(asked)
				? given(token)
				: json(401, { error: 'invalid_client' }),
	},
	'public-client': {
		does: 'knows a client without a secret, as the credential does',
		answer: (asked, token) =>
			isBasic(asked) || fieldsOf(asked).get('client_secret')
				? json(400, { error: 'invalid_client', error_description: 'This client is public' })
				: given(token),
		credential: { clientSecret: '' },
	},
	'json-wanted': {
		does: 'wants JSON',
		answer: () => json(415, { error: 'Content-Type must be application/json' }),
		error: { says: [/JSON/], isStated: true },
		why: 'n8n sends forms only.',
	},
	'json-wanted-400': {
		does: 'wants JSON and says 400',
		answer: () => json(400, { error: 'invalid_request', error_description: 'Body must be JSON' }),
		error: { says: [/JSON/], isStated: true },
		why: 'n8n sends forms only.',
	},
	'in-data': {
		does: 'gives the token in "data"',
		answer: (_asked, access_token) => json(200, { data: { access_token, token_type: 'bearer' } }),
		error: { isStated: true },
		why: 'n8n reads the answer itself.',
	},
	'invalid-grant': {
		does: 'no longer knows the refresh token (invalid_grant)',
		answer: () => json(400, { error: 'invalid_grant' }),
		error: endedWords,
	},
	'refresh-token-not-found': {
		does: 'no longer knows the refresh token (refresh_token_not_found)',
		answer: () =>
			json(400, {
				code: 400,
				error_code: 'refresh_token_not_found',
				msg: 'Invalid Refresh Token: Refresh Token Not Found',
			}),
		error: endedWords,
	},
	'already-used': {
		does: 'says that the refresh token was already used',
		answer: () =>
			json(400, {
				error_code: 'refresh_token_already_used',
				msg: 'Invalid Refresh Token: Already Used',
			}),
		error: endedWords,
	},
	'session-not-found-403': {
		does: 'no longer knows the session (403)',
		answer: () => json(403, { error_code: 'session_not_found', msg: 'Session not found' }),
		error: endedWords,
	},
	'refresh-token-expired-401': {
		does: 'says that the refresh token expired (401)',
		answer: () => json(401, { error: 'invalid_grant', error_description: 'Token expired' }),
		error: endedWords,
	},
	'refresh-token-revoked': {
		does: 'says that the refresh token was revoked',
		answer: () => json(400, { error: 'token_revoked', message: 'Refresh token was revoked' }),
		error: endedWords,
	},
	'app-revoked': {
		does: 'says that the app was revoked',
		answer: () => json(403, { error: 'unauthorized_client', message: 'The app was revoked' }),
		error: {
			true: ['app revoked', 'login ended'],
			says: [/revoked|activate|active/i],
			isStated: true,
		},
	},
	'503-always': {
		does: 'is out of order',
		answer: () => json(503, { message: 'Onderhoud' }),
		error: { isStated: true },
	},
};

export const loginVariations: Variation[] = Object.entries(logins).map(
	([name, { does, answer, error, why, credential }]): Variation => ({
		name: `login-${name}`,
		group: 'Logins',
		does: `With PKCE the token has ended, and the token endpoint ${does}.`,
		touches: ['Get Many', 'Create', 'Created', 'Record Picker'],
		...(error && { expected: clearError({ ...error, why }) }),
		credential: { ...loggedIn, ...credential },
		serve:
			() =>
			async (asked, pass, { issueToken }) =>
				asked.at === 'login' ? answer(asked, issueToken()) : await pass(),
	}),
);

/** 8 characters are documented; which ones is not. */
const branchIds: Record<string, { id: string; does: string }> = {
	'lower-case': { id: 'rs2rdh3b', does: 'lower case' },
	'both-cases': { id: 'Rs2rDh3B', does: 'letters of either case' },
	digits: { id: '20260504', does: 'digits only' },
	letters: { id: 'ROTTERDM', does: 'letters only' },
	hyphen: { id: 'RS2-DH3B', does: 'a hyphen' },
	underscore: { id: 'rs2_dh3b', does: 'an underscore' },
	'hyphens-at-ends': { id: '-S2RDH3_', does: 'a hyphen and an underscore at the ends' },
};

const tooLong = exception('8 characters are documented', { says: [/8/] });

function branchVariation(name: string, id: string, does: string): Variation {
	return {
		name: `branch-${name}`,
		group: 'Branch IDs',
		does: `The public ID of the branch has ${does}, and counts in this spelling only.`,
		touches: [
			'Get',
			'Get Many',
			'Record Picker',
			'Form',
			'Create',
			'Update',
			'Create or Update',
			'Created',
			'Test',
		],
		credential: { branchPublicId: id },
		serve: () => async (asked, pass) => {
			if (!isForRecords(asked)) return await pass();
			return asked.branch === id
				? await pass({ path: asked.path.replace(`/${id}/`, '/RS2RDH3B/') })
				: json(404, { error: 'branch_not_found', error_description: 'No such branch' });
		},
	};
}

export const branchIdVariations: Variation[] = [
	...Object.entries(branchIds).map(([name, { id, does }]) => branchVariation(name, id, does)),
	{
		...branchVariation('ten-characters', 'RS2RDH3B99', '10 characters'),
		touches: ['Get Many', 'Create', 'Record Picker', 'Created'],
		expected: tooLong,
	},
];
