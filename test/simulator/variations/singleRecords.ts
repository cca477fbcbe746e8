import { instead, isRecordRead, json, onRecords, page, text } from './answers';
import { clearError } from './expectations';
import type { Answer, Variation } from './variation';

type Wrap = (record: Record<string, unknown>) => unknown;

/** Where one record may be in the answer to a read of it. */
const wraps: Record<string, { does: string; wrap: Wrap }> = {
	bare: { does: 'bare', wrap: (record) => record },
	'of-resource': { does: 'under its name', wrap: (account) => ({ account }) },
	'success-of-resource': {
		does: 'under its name beside success',
		wrap: (account) => ({ success: true, account }),
	},
	'in-data-of-resource': {
		does: 'in "data", under its name',
		wrap: (account) => ({ data: { account } }),
	},
	'success-in-data': {
		does: 'in "data" beside success',
		wrap: (data) => ({ success: true, data }),
	},
	'list-of-one': { does: 'as a list of one', wrap: (record) => [record] },
	'data-list-of-one': {
		does: 'as a list of one in "data"',
		wrap: (record) => ({ data: [record] }),
	},
	'list-of-resource': {
		does: 'as a list of one under the name of the resource',
		wrap: (record) => ({ accounts: [record], pagination: { limit: 1, offset: 0, total: 1 } }),
	},
	...Object.fromEntries(
		['item', 'result', 'record'].map((name) => [
			name,
			{ does: `as "${name}"`, wrap: ((record) => ({ [name]: record })) satisfies Wrap },
		]),
	),
	...Object.fromEntries(
		['items', 'results', 'records', 'rows'].map((name) => [
			name,
			{
				does: `as a list of one in "${name}"`,
				wrap: ((record) => ({ [name]: [record] })) satisfies Wrap,
			},
		]),
	),
	'with-null-error': {
		does: 'beside an error that is null',
		wrap: (data) => ({ data, error: null }),
	},
	'by-id': {
		does: 'under its own ID',
		wrap: (record) => ({ data: { [String(record.id)]: record } }),
	},
};

export const recordEnvelopeVariations: Variation[] = Object.entries(wraps).map(
	([name, { does, wrap }]): Variation => ({
		name: `record-${name}`,
		group: 'Envelopes of one record',
		does: `The server answers a read of one record with it ${does}.`,
		touches: ['Get'],
		serve: onRecords(isRecordRead, (record, answer) => ({ ...answer, body: wrap(record) })),
	}),
);

const words = 'Relatie onbekend in deze vestiging';

/** How a server may say that there is no such record. */
const none: Record<string, { answer: () => Answer; quotes?: string; id?: string }> = {
	'404-bare': { answer: () => ({ status: 404, headers: {} }) },
	'404-words': { answer: () => json(404, { message: words }), quotes: words },
	'404-text': { answer: () => text(404, words), quotes: words },
	'404-page': { answer: () => page(404, 'Relatie onbekend') },
	'406-no-rows': {
		answer: () =>
			json(406, {
				code: 'PGRST116',
				message: 'JSON object requested, multiple (or no) rows returned',
			}),
		quotes: 'no) rows returned',
	},
	'410': { answer: () => json(410, { error: 'gone', message: words }), quotes: words },
	'200-null': { answer: () => json(200, null) },
	'200-empty-list': { answer: () => json(200, []) },
	'200-empty-object': { answer: () => json(200, {}) },
	'200-data-null': { answer: () => json(200, { data: null, version: 'v1' }) },
	'200-data-empty-list': { answer: () => json(200, { data: [], version: 'v1' }) },
	'200-data-empty-object': { answer: () => json(200, { data: {}, version: 'v1' }) },
	'200-no-body': { answer: () => ({ status: 200, headers: {} }) },
	'200-not-successful': {
		answer: () => json(200, { success: false, message: words }),
		quotes: words,
	},
	'200-list-total-zero': {
		answer: () => json(200, { data: [], pagination: { limit: 1, offset: 0, total: 0 } }),
	},
	'204': { answer: () => ({ status: 204, headers: {} }) },
	'400-wrong-form': {
		answer: () => json(400, { error: 'invalid_id', message: 'id must be a UUID' }),
		quotes: 'id must be a UUID',
		id: 'K-17',
	},
	'422-wrong-form': {
		answer: () =>
			json(422, { detail: [{ loc: ['path', 'id'], msg: 'value is not a valid uuid' }] }),
		quotes: 'value is not a valid uuid',
		id: 'K-17',
	},
	'500-wrong-form': {
		answer: () =>
			json(500, { code: '22P02', message: 'invalid input syntax for type uuid: "K-17"' }),
		quotes: 'invalid input syntax for type uuid',
		id: 'K-17',
	},
};

export const noRecordVariations: Variation[] = Object.entries(none).map(
	([name, { answer, quotes, id }]): Variation => ({
		name: `none-${name}`,
		group: 'No such record',
		does: `The server answers a read of a record that it does not have with ${name.replaceAll('-', ' ')}.`,
		touches: ['Get', 'Get Missing'],
		but: {
			'Get Missing': clearError({
				true: ['no such record'],
				says: [/\bno account\b/i],
				quotes,
			}),
		},
		missingId: id,
		serve: () => async (asked, pass) => {
			const passed = await pass();
			return isRecordRead(asked) && passed.status === 404 ? answer() : passed;
		},
	}),
);

/** How a server may say that single records have no address. */
const noAddress: Record<string, () => Answer> = {
	'404-route': () =>
		json(404, { error: 'not_found', message: 'Route GET /accounts/:id not found' }),
	'404-cannot-get': () => page(404, 'Error', 'Cannot GET /accounts/1'),
	'404-gateway': () => json(404, { message: 'no Route matched with those values' }),
	'404-bare': () => ({ status: 404, headers: {} }),
	'404-function': () => json(404, { code: 'NOT_FOUND', message: 'Unknown endpoint' }),
	'405': () => json(405, { error: 'method_not_allowed' }, { allow: 'PATCH' }),
	'405-bare': () => ({ status: 405, headers: { allow: 'PATCH' } }),
	'501': () => json(501, { error: 'not_implemented', message: 'Not implemented' }),
};

export const noAddressVariations: Variation[] = Object.entries(noAddress).map(
	([name, answer]): Variation => ({
		name: `no-address-${name}`,
		group: 'No address for one record',
		does: `The server answers every read of one record with ${name.replaceAll('-', ' ')}, since it has lists only.`,
		touches: ['Get', 'Get Missing', 'Update', 'Create or Update'],
		but: {
			'Get Missing': clearError({ true: ['no such record'], says: [/\bno account\b/i] }),
		},
		serve: instead(isRecordRead, answer),
	}),
);
