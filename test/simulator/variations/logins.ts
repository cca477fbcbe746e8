import { json } from './answers';
import { clearError } from './expectations';
import type { Answer, Asked, ErrorWords, Variation } from './variation';

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
		error: { true: ['token refused', 'login ended'], isStated: true },
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
