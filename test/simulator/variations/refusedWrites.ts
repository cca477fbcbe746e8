import { instead, isForRecords, isGood, isWrite, json, page, text } from './answers';
import {
	clearError,
	everything,
	exception,
	right,
	writers,
	type Answer,
	type Asked,
	type ErrorWords,
	type Variation,
} from './variation';

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

const refusedMethods = Object.entries(notDone).flatMap(([name, { answer, words }]): Variation[] => [
	{
		name: `patch-${name}`,
		group: 'Refused writes',
		does: `The server answers every PATCH with ${name.replace('-', ' ')}.`,
		touches: ['Update', 'Create or Update', 'Create'],
		expected: clearError({ isStated: true, true: ['not open', 'values refused'], ...words }),
		but: { Create: right },
		serve: instead(isPatch, answer),
	},
	{
		name: `post-${name}`,
		group: 'Refused writes',
		does: `The server answers every POST with ${name.replace('-', ' ')}.`,
		touches: ['Create', 'Update'],
		expected: clearError({ isStated: true, true: ['not open', 'values refused'], ...words }),
		but: { Update: right },
		serve: instead(isPost, answer),
	},
]);

/** Refusals that are about what was sent, and not about the method. */
const about: Record<string, { status: number; body: unknown; quotes: string }> = {
	'named-record-404': {
		status: 404,
		body: { error: 'customer_not_found', message: 'Klant 17 bestaat niet' },
		quotes: 'Klant 17 bestaat niet',
	},
	'named-record-404-code': {
		status: 404,
		body: { code: 'parent_account_not_found' },
		quotes: 'parent_account_not_found',
	},
	'named-record-404-detail': {
		status: 404,
		body: { detail: 'Vestiging van de klant ontbreekt' },
		quotes: 'Vestiging van de klant ontbreekt',
	},
	'conflict-409': {
		status: 409,
		body: { error: 'duplicate', message: 'Deze relatie bestaat al' },
		quotes: 'Deze relatie bestaat al',
	},
	'precondition-412': {
		status: 412,
		body: { message: 'If-Match ontbreekt' },
		quotes: 'If-Match ontbreekt',
	},
	'precondition-428': {
		status: 428,
		body: { message: 'Stuur een If-Match mee' },
		quotes: 'Stuur een If-Match mee',
	},
	'locked-423': {
		status: 423,
		body: { message: 'In gebruik door een planner' },
		quotes: 'In gebruik door een planner',
	},
	'payment-402': {
		status: 402,
		body: { message: 'Het pakket staat schrijven niet toe' },
		quotes: 'Het pakket staat schrijven niet toe',
	},
	'forbidden-403': {
		status: 403,
		body: { message: 'Alleen beheerders wijzigen relaties' },
		quotes: 'Alleen beheerders wijzigen relaties',
	},
	'media-type-415': {
		status: 415,
		body: { message: 'Stuur application/merge-patch+json' },
		quotes: 'Stuur application/merge-patch+json',
	},
	'teapot-418': { status: 418, body: { message: 'Vandaag niet' }, quotes: 'Vandaag niet' },
};

const refusedValues = Object.entries(about).map(
	([name, { status, body, quotes }]): Variation => ({
		name: `write-${name}`,
		group: 'Refused writes',
		does: `The server refuses every write with ${status} and ${JSON.stringify(body)}.`,
		touches: writers,
		expected: clearError({ isStated: true, true: ['values refused'], quotes }),
		serve: instead(isWrite, () => json(status, body)),
	}),
);

export const refusedWriteVariations: Variation[] = [...refusedMethods, ...refusedValues];

const slash = 'The server wants a slash at the end of every address';

/** Sends on what comes without a slash at its end. */
function slashed(status: number): Variation {
	return {
		name: `redirect-${status}-slash`,
		group: 'Redirects',
		does: `${slash}, and redirects with ${status}.`,
		touches: everything.filter((name) => name !== 'Test'),
		serve: () => async (asked, pass) => {
			if (!isForRecords(asked) && !asked.path.endsWith('/')) return await pass();
			if (asked.path.endsWith('/')) return await pass({ path: asked.path.replace(/\/$/, '') });
			const search = new URLSearchParams(asked.query).toString();
			const location = `${asked.path}/${search && `?${search}`}`;
			return { status, headers: { location } };
		},
	};
}

/** Carries a POST out and sends the client on to look at the result. */
function seeOther(
	name: string,
	status: number,
	to: (path: string, id: string) => string,
): Variation {
	return {
		name: `redirect-${status}-${name}`,
		group: 'Redirects',
		does: `The server answers a POST that it carried out with ${status} to ${name.replaceAll('-', ' ')}.`,
		touches: ['Create', 'Create or Update'],
		...(status !== 303 && {
			expected: exception('Only 303 says that the write was done', {
				says: [/may have|was created/],
			}),
		}),
		serve: () => async (asked, pass) => {
			const answer = await pass();
			if (!isPost(asked) || !isGood(answer)) return answer;
			const { id } = (answer.body as { data: { id: string } }).data;
			return { status, headers: { location: to(asked.path, id) } };
		},
	};
}

const elsewhere = (asked: Asked, status: number) => ({
	status,
	headers: { location: `https://elsewhere.example${asked.path}` },
});

export const redirectVariations: Variation[] = [
	slashed(308),
	slashed(307),
	{ ...slashed(301), touches: ['Get', 'Get Many', 'Record Picker', 'Created'] },
	seeOther('the-record', 303, (path, id) => `${path}/${id}`),
	seeOther('the-list', 303, (path) => path),
	seeOther('the-record', 302, (path, id) => `${path}/${id}`),
	seeOther('the-record', 301, (path, id) => `${path}/${id}`),
	{
		name: 'redirect-308-elsewhere',
		group: 'Redirects',
		does: 'The server sends everything on to another host, with 308.',
		touches: everything.filter((name) => name !== 'Test'),
		expected: clearError({ isStated: true, why: 'No token goes to another host.' }),
		serve: () => async (asked, pass) =>
			isForRecords(asked) ? elsewhere(asked, 308) : await pass(),
	},
	{
		name: 'redirect-302-login-page',
		group: 'Redirects',
		does: 'The server sends reads on to a login page of its own, with 302.',
		touches: ['Get Many', 'Record Picker', 'Created'],
		expected: clearError(),
		serve: instead(isForRecords, () => ({ status: 302, headers: { location: '/login' } })),
	},
	{
		name: 'redirect-300-choices',
		group: 'Redirects',
		does: 'The server offers several addresses, with 300.',
		touches: ['Get Many', 'Created'],
		expected: clearError(),
		serve: instead(isForRecords, () => text(300, 'v1, v2')),
	},
];
