import { instead, isWrite, json, page } from './answers';
import { clearError, right, writers } from './expectations';
import type { Answer, Asked, ErrorWords, Variation } from './variation';

const isPatch = ({ at, method }: Asked) => at === 'record' && method === 'PATCH';
const isPost = ({ at, method }: Asked) => at === 'list' && method === 'POST';

/** How a server may say that it does not do what was asked with this method. */
const notDone: Record<string, { answer: () => Answer; words?: ErrorWords }> = {
	'405-allow': { answer: () => ({ status: 405, headers: { allow: 'GET, PUT' } }) },
	'405-bare': { answer: () => ({ status: 405, headers: {} }) },
	'405-words': {
		answer: () => json(405, { error: 'method_not_allowed', message: 'Read-only in v1' }),
		words: { quotes: 'Read-only in v1' },
	},
	'404-route': {
		answer: () => json(404, { error: 'not_found', message: 'Route not found' }),
		words: { quotes: 'Route not found' },
	},
	'404-bare': { answer: () => ({ status: 404, headers: {} }) },
	'404-page': { answer: () => page(404, '404 Not Found') },
	'501': {
		answer: () => json(501, { error: 'not_implemented', message: 'Coming soon' }),
		words: { quotes: 'Coming soon' },
	},
	'400-method': {
		answer: () => json(400, { error: 'unsupported_method', message: 'Writing is not supported' }),
		words: { quotes: 'Writing is not supported' },
	},
};

const methods = [
	{
		method: 'PATCH',
		applies: isPatch,
		touches: ['Update', 'Create or Update', 'Create'],
		but: { Create: right },
	},
	{ method: 'POST', applies: isPost, touches: ['Create', 'Update'], but: { Update: right } },
] satisfies Array<Pick<Variation, 'touches' | 'but'> & { [key: string]: unknown }>;

const refusedMethods = Object.entries(notDone).flatMap(([name, { answer, words }]) =>
	methods.map(
		({ method, applies, touches, but }): Variation => ({
			name: `${method.toLowerCase()}-${name}`,
			group: 'Refused writes',
			does: `The server answers every ${method} with ${name.replace('-', ' ')}.`,
			touches,
			expected: clearError({ isStated: true, true: ['not open', 'values refused'], ...words }),
			but,
			serve: instead(applies, answer),
		}),
	),
);

/** Refusals that are about what was sent, and not about the method. */
const about: Record<string, { status: number; body: Record<string, string> }> = {
	'named-record-404': {
		status: 404,
		body: { error: 'customer_not_found', message: 'Klant 17 bestaat niet' },
	},
	'named-record-404-code': {
		status: 404,
		body: { code: 'parent_account_not_found' },
	},
	'named-record-404-detail': {
		status: 404,
		body: { detail: 'Vestiging van de klant ontbreekt' },
	},
	'conflict-409': {
		status: 409,
		body: { error: 'duplicate', message: 'Deze relatie bestaat al' },
	},
	'precondition-412': {
		status: 412,
		body: { message: 'If-Match ontbreekt' },
	},
	'precondition-428': {
		status: 428,
		body: { message: 'Stuur een If-Match mee' },
	},
	'locked-423': {
		status: 423,
		body: { message: 'In gebruik door een planner' },
	},
	'payment-402': {
		status: 402,
		body: { message: 'Het pakket staat schrijven niet toe' },
	},
	'forbidden-403': {
		status: 403,
		body: { message: 'Alleen beheerders wijzigen relaties' },
	},
	'media-type-415': {
		status: 415,
		body: { message: 'Stuur application/merge-patch+json' },
	},
	'teapot-418': { status: 418, body: { message: 'Vandaag niet' } },
};

/** The words: what comes before them is a code. */
const lastOf = (body: Record<string, string>) => Object.values(body).at(-1)!;

const refusedValues = Object.entries(about).map(
	([name, { status, body }]): Variation => ({
		name: `write-${name}`,
		group: 'Refused writes',
		does: `The server refuses every write with ${status} and ${JSON.stringify(body)}.`,
		touches: writers,
		expected: clearError({ isStated: true, true: ['values refused'], quotes: lastOf(body) }),
		serve: instead(isWrite, () => json(status, body)),
	}),
);

export const refusedWriteVariations: Variation[] = [...refusedMethods, ...refusedValues];
