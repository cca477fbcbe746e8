import { isListRead, json, onLists, type ListAnswer } from './answers';
import { exception, listReaders } from './expectations';
import type { Behaviour, Variation } from './variation';

type Wrap = (rows: ListAnswer['rows'], resource: string, rest: object) => unknown;

/** Where the rows of a list may be. `rest` is what the simulator says beside them. */
const wraps: Record<string, { does: string; wrap: Wrap }> = {
	bare: { does: 'a bare list', wrap: (rows) => rows },
	'of-resource': {
		does: 'the rows under the name of the resource',
		wrap: (rows, resource, rest) => ({ [resource]: rows, ...rest }),
	},
	...Object.fromEntries(
		['items', 'results', 'records', 'rows'].map((name) => [
			name,
			{
				does: `the rows as "${name}"`,
				wrap: ((rows, _resource, rest) => ({ [name]: rows, ...rest })) satisfies Wrap,
			},
		]),
	),
	'in-data-of-resource': {
		does: 'the rows in "data", under the name of the resource',
		wrap: (rows, resource, rest) => ({ data: { [resource]: rows }, ...rest }),
	},
	...Object.fromEntries(
		['items', 'results', 'records', 'rows', 'data'].map((name) => [
			`in-data-${name}`,
			{
				does: `the rows in "data", as "${name}"`,
				wrap: ((rows, _resource, rest) => ({ data: { [name]: rows }, ...rest })) satisfies Wrap,
			},
		]),
	),
	'in-data-with-pagination': {
		does: 'rows and pagination in "data"',
		wrap: (rows, _resource, rest) => ({ success: true, data: { items: rows, ...rest } }),
	},
	'by-id': {
		does: 'the records by their ID in "data"',
		wrap: (rows, _resource, rest) => ({ data: byId(rows), ...rest }),
	},
	'by-id-of-resource': {
		does: 'the records by their ID under the name of the resource',
		wrap: (rows, resource, rest) => ({ [resource]: byId(rows), ...rest }),
	},
	'with-success': {
		does: 'success and a message beside the rows',
		wrap: (rows, _resource, rest) => ({ success: true, message: 'OK', data: rows, ...rest }),
	},
	'with-empty-errors': {
		does: 'empty errors beside the rows',
		wrap: (rows, _resource, rest) => ({ data: rows, error: null, errors: [], ...rest }),
	},
	'with-status-text': {
		does: 'status "success" and code 200 beside the rows',
		wrap: (rows, _resource, rest) => ({ status: 'success', code: 200, data: rows, ...rest }),
	},
	'with-meta-only': {
		does: 'the pagination as "meta"',
		wrap: (rows, _resource, { pagination }: { pagination?: object }) => ({
			data: rows,
			meta: pagination,
		}),
	},
	'with-other-lists': {
		does: 'a list of links and an empty list of warnings beside the rows',
		wrap: (rows, _resource, rest) => ({
			data: rows,
			links: [{ rel: 'self', href: '/accounts' }],
			warnings: [],
			...rest,
		}),
	},
};

function byId(rows: ListAnswer['rows']): Record<string, unknown> {
	return Object.fromEntries(rows.map((row) => [String(row.id), row]));
}

function serve(wrap: Wrap): () => Behaviour {
	return onLists(({ rows, pagination, version }, _answer, { resource = '' }) =>
		wrap(rows, resource, { pagination, version }),
	);
}

/** Names that nobody could know of; a list that cannot be told from others has to be refused in words. */
const unknown: Record<string, Wrap> = {
	value: (rows, _resource, rest) => ({ value: rows, ...rest }),
	content: (rows, _resource, rest) => ({ content: rows, ...rest }),
	entries: (rows, _resource, rest) => ({ entries: rows, ...rest }),
};

export const envelopeVariations: Variation[] = [
	...Object.entries(wraps).map(
		([name, { does, wrap }]): Variation => ({
			name: `envelope-${name}`,
			group: 'Envelopes of lists',
			does: `The server answers lists with ${does}.`,
			touches: [...listReaders, 'Test'],
			records: 120,
			serve: serve(wrap),
		}),
	),
	...['bare', 'in-data-of-resource', 'by-id'].map(
		(name): Variation => ({
			name: `envelope-${name}-two-pages`,
			group: 'Envelopes of lists',
			does: `The server answers lists with ${wraps[name].does}, of which there are two pages.`,
			touches: ['Get Many', 'Record Search', 'Create or Update', 'Created'],
			records: 1_121,
			serve: serve(wraps[name].wrap),
		}),
	),
	...Object.entries(unknown).map(
		([name, wrap]): Variation => ({
			name: `envelope-${name}`,
			group: 'Envelopes of lists',
			does: `The server answers lists with the rows as "${name}".`,
			touches: ['Get Many', 'Record Picker', 'Create or Update', 'Created'],
			expected: exception('No known API of this kind uses the name'),
			serve: serve(wrap),
		}),
	),
];

/** What a server may answer instead of a list without rows. */
const empties: Record<string, { does: string; body?: unknown; status?: number }> = {
	'bare-list': { does: 'a bare empty list', body: [] },
	null: { does: 'null', body: null },
	'data-null': { does: 'null as "data"', body: { data: null, version: 'v1' } },
	'data-missing': {
		does: 'no "data", but a total of 0',
		body: { pagination: { limit: 50, offset: 0, total: 0 }, version: 'v1' },
	},
	'data-object': { does: 'an object without records as "data"', body: { data: {}, version: 'v1' } },
	'no-content': { does: '204', status: 204 },
	'empty-body': { does: '200 without a body' },
	'items-null': { does: 'null as "items"', body: { items: null, count: 0 } },
	'success-empty': { does: 'success and an empty list', body: { success: true, data: [] } },
};

export const emptyListVariations: Variation[] = Object.entries(empties).map(
	([name, { does, body, status = 200 }]): Variation => ({
		name: `empty-${name}`,
		group: 'Empty lists',
		does: `The server answers a list without rows with ${does}.`,
		touches: [
			'Get Many',
			'Get Many with Limit',
			'Record Picker',
			'Record Search',
			'Create or Update',
			'Created',
			'Test',
		],
		records: 0,
		serve: () => async (asked, pass) => {
			const answer = await pass();
			const isEmpty = isListRead(asked) && JSON.stringify(answer.body).includes('"data":[]');
			return isEmpty ? json(status, body) : answer;
		},
	}),
);
