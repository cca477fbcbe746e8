import { instead, json, page } from './answers';
import { clearError } from './expectations';
import type { Answer, Claim, ErrorWords, Variation } from './variation';

interface Refusal {
	answer: () => Answer;
	claims?: Claim[];
	says?: RegExp[];
	never?: RegExp[];
	/** Only Routix's own words tell, and the Test button shows a message without them. */
	isSaidBelow?: boolean;
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
		says: [/Base URL|token endpoint|web page/],
	},
	'page-404': {
		answer: () => page(404, '404 Not Found'),
		claims: ['wrong address'],
		says: [/Base URL|token endpoint|web page/],
	},
	'page-200': {
		answer: () => page(200, 'Routix | Log in'),
		says: [/Base URL|token endpoint|web page/],
	},
	'method-405': {
		answer: () => ({ status: 405, headers: { allow: 'GET' } }),
		claims: ['wrong address'],
		says: [/Base URL|token endpoint|web page/],
	},
	'unsupported-grant-400': {
		answer: () => json(400, { error: 'unsupported_grant_type' }),
		says: [/grant/i],
		isSaidBelow: true,
	},
	'invalid-scope-400': {
		answer: () => json(400, { error: 'invalid_scope', error_description: 'Scope ontbreekt' }),
		says: [/scope/i],
		isSaidBelow: true,
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
		...(refusal.isSaidBelow && { but: { Test: clearError({ ...words(refusal), says: [] }) } }),
		serve: instead(({ at }) => at === 'token', refusal.answer),
	}),
);
