import { instead, insteadOfFirst, isForRecords, json, page, text } from './answers';
import { clearError, right } from './expectations';
import type { Answer, ErrorWords, OperationName, Variation } from './variation';

/** Nothing hints at the reason, so both have to be named, and neither may be claimed. */
const both: ErrorWords = {
	says: [/\bbranch\b/i, /\b(accounts|vehicles|resource)\b/i],
	isStated: true,
};
const listTouched: OperationName[] = ['Get Many', 'Record Picker', 'Create', 'Created'];

const bare: Record<string, { answer: () => Answer; quotes?: string }> = {
	empty: { answer: () => ({ status: 404, headers: {} }) },
	'empty-json': { answer: () => json(404, {}) },
	null: { answer: () => json(404, null) },
	message: { answer: () => json(404, { message: 'Not Found' }) },
	code: { answer: () => json(404, { error: 'not_found' }) },
	'status-text': { answer: () => json(404, { statusCode: 404, error: 'Not Found' }) },
	text: { answer: () => text(404, 'Not Found') },
	page: { answer: () => page(404, '404 Not Found') },
	gateway: {
		answer: () => json(404, { message: 'no Route matched with those values' }),
		quotes: 'no Route matched with those values',
	},
	function: {
		answer: () => json(404, { code: 'NOT_FOUND', message: 'Requested function was not found' }),
		quotes: 'Requested function was not found',
	},
	gone: {
		answer: () => json(410, { message: 'API v1 is buiten gebruik' }),
		quotes: 'API v1 is buiten gebruik',
	},
};

const notThere = Object.entries(bare).map(
	([name, { answer, quotes }]): Variation => ({
		name: `404-${name}`,
		group: 'What is not there',
		does: `The server answers every list with 404 (${name.replace('-', ' ')}).`,
		touches: [...listTouched, 'Test'],
		expected: clearError(quotes === undefined ? both : { quotes, isStated: true }),
		but: {
			Test: clearError({ says: [/\bbranch\b/i], why: 'n8n shows one text for each status.' }),
		},
		serve: instead(({ at }) => at === 'list', answer),
	}),
);

const planned: Record<string, { answer: () => Answer; quotes: string }> = {
	planned: {
		answer: () => json(404, { error: 'resource_not_found', message: 'This resource is planned' }),
		quotes: 'This resource is planned',
	},
	'not-available': {
		answer: () => json(404, { message: 'This resource is not available in API v1' }),
		quotes: 'not available in API v1',
	},
	'not-available-403': {
		answer: () => json(403, { message: 'This resource is not available yet' }),
		quotes: 'not available yet',
	},
	'501': {
		answer: () => json(501, { message: 'Binnenkort beschikbaar' }),
		quotes: 'Binnenkort beschikbaar',
	},
	relation: {
		answer: () => json(404, { code: '42P01', message: 'relation "public.trips" does not exist' }),
		quotes: 'relation',
	},
	'relation-400': {
		answer: () => json(400, { code: '42P01', message: 'relation "public.trips" does not exist' }),
		quotes: 'relation',
	},
	'relation-500': {
		answer: () => json(500, { code: '42P01', message: 'relation "public.trips" does not exist' }),
		quotes: 'relation',
	},
	'schema-cache': {
		answer: () =>
			json(404, { code: 'PGRST205', message: "Could not find the table 'public.trips'" }),
		quotes: 'Could not find the table',
	},
};

const notOpen = Object.entries(planned).map(
	([name, { answer, quotes }]): Variation => ({
		name: `planned-${name}`,
		group: 'What is not there',
		does: `The server has not opened the resource, and says so (${name.replace('-', ' ')}).`,
		touches: listTouched,
		expected: clearError({
			true: ['not open'],
			quotes,
			says: [/\bnot\b.{0,20}\b(open|available)/i],
			isStated: true,
		}),
		serve: instead(({ at }) => at === 'list', answer),
	}),
);

/** Nobody knows whether it passes. */
const neutral: ErrorWords = { never: [/try again in a few minutes/i] };
const failing: Variation[] = [
	{
		name: 'failure-500-bare',
		group: 'What is not there',
		does: 'The server always answers 500 without a body.',
		touches: ['Get', 'Get Many', 'Record Picker', 'Create', 'Created'],
		expected: clearError(neutral),
		serve: instead(isForRecords, () => ({ status: 500, headers: {} })),
	},
	{
		name: 'failure-500-words',
		group: 'What is not there',
		does: 'The server always answers 500 with words.',
		touches: ['Get', 'Get Many', 'Record Picker', 'Create', 'Created'],
		expected: clearError({ ...neutral, quotes: 'Kolom btw ontbreekt' }),
		serve: instead(isForRecords, () => json(500, { message: 'Kolom btw ontbreekt' })),
	},
	{
		name: 'failure-500-to-writes',
		group: 'What is not there',
		does: 'The server answers writes with 500, after it carried them out.',
		touches: ['Create', 'Update'],
		expected: clearError({ says: [/may have/] }),
		serve: () => async (asked, pass) => {
			const answer = await pass();
			return asked.method === 'GET' || !isForRecords(asked)
				? answer
				: json(500, { message: 'Webhook mislukt' });
		},
	},
	{
		name: 'failure-once-500-worker',
		group: 'What is not there',
		does: 'The server answers the first list with 500 and WORKER_ERROR, and then as always.',
		touches: ['Get Many', 'Record Picker', 'Created', 'Create or Update'],
		expected: right,
		serve: insteadOfFirst(
			1,
			({ method, at }) => method === 'GET' && at === 'list',
			() => json(500, { code: 'WORKER_ERROR', message: 'Function exited due to an error' }),
		),
	},
];

export const notThereVariations: Variation[] = [...notThere, ...notOpen, ...failing];
