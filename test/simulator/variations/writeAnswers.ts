import { instead, isForRecords, isWrite, json, onRecords, page, text } from './answers';
import { clearError, exception, writers } from './expectations';
import type { Answer, Variation } from './variation';

type Shape = (record: Record<string, unknown>, path: string) => Answer;

/** What a server may answer to a write that it carried out. */
const shapes: Record<string, { does: string; shape: Shape }> = {
	'success-true': { does: 'success alone', shape: () => json(200, { success: true }) },
	'empty-object': { does: 'an empty object', shape: () => json(200, {}) },
	text: { does: 'a text', shape: () => text(200, 'OK') },
	'json-text': { does: 'a text in JSON', shape: () => json(201, 'created') },
	'id-object': { does: 'the ID alone', shape: ({ id }) => json(201, { id }) },
	'id-text': { does: 'the ID as a text', shape: ({ id }) => json(201, id) },
	'id-in-data': { does: 'the ID in "data"', shape: ({ id }) => json(201, { data: { id } }) },
	'data-is-id': { does: 'the ID as "data"', shape: ({ id }) => json(201, { data: id }) },
	null: { does: 'null', shape: () => json(200, null) },
	'data-null': { does: 'null as "data"', shape: () => json(200, { data: null }) },
	true: { does: 'true', shape: () => json(200, true) },
	'count-of-one': { does: 'that one was affected', shape: () => json(200, { affected: 1 }) },
	'no-content': { does: '204', shape: () => ({ status: 204, headers: {} }) },
	'empty-200': { does: '200 without a body', shape: () => ({ status: 200, headers: {} }) },
	'empty-201': { does: '201 without a body', shape: () => ({ status: 201, headers: {} }) },
	accepted: { does: '202 without a body', shape: () => ({ status: 202, headers: {} }) },
	'accepted-words': {
		does: '202 and that it is queued',
		shape: () => json(202, { status: 'queued' }),
	},
	'empty-list': { does: 'an empty list', shape: () => json(200, []) },
	'list-of-one': { does: 'a list of one', shape: (record) => json(201, [record]) },
	'data-list-of-one': {
		does: 'a list of one in "data"',
		shape: (record) => json(201, { data: [record] }),
	},
	'of-resource': { does: 'the record under its name', shape: (account) => json(201, { account }) },
	'success-of-resource': {
		does: 'success and the record under its name',
		shape: (account) => json(200, { success: true, account, warning: null }),
	},
	'in-data-of-resource': {
		does: 'the record in "data", under its name',
		shape: (account) => json(200, { data: { account } }),
	},
	result: { does: 'the record as "result"', shape: (result) => json(200, { result }) },
	bare: { does: 'the bare record', shape: (record) => json(201, record) },
	'with-null-error': {
		does: 'the record beside an error that is null',
		shape: (data) => json(201, { data, error: null }),
	},
	'with-empty-errors': {
		does: 'the record beside an empty list of errors',
		shape: (data) => json(201, { data, errors: [] }),
	},
	'with-false-error': {
		does: 'the record beside error false',
		shape: (data) => json(201, { error: false, data }),
	},
	'status-success': {
		does: 'the record beside status "success"',
		shape: (data) => json(200, { status: 'success', message: 'Saved', data }),
	},
	'status-ok': { does: 'status "ok"', shape: () => json(200, { status: 'ok' }) },
	'message-alone': {
		does: 'a message alone',
		shape: () => json(200, { message: 'Account saved' }),
	},
	page: { does: 'a web page', shape: () => page(200, 'Saved') },
	'location-path': {
		does: '201 and the path of the record as Location',
		shape: ({ id }, path) => ({
			status: 201,
			headers: { location: path.includes(String(id)) ? path : `${path}/${String(id)}` },
		}),
	},
	'location-address': {
		does: '201 and the address of the record as Location',
		shape: ({ id }, path) => ({
			status: 201,
			headers: {
				location: `https://api.routix.com${path.includes(String(id)) ? path : `${path}/${String(id)}`}`,
			},
		}),
	},
	'changed-fields-only': {
		does: 'the ID and when it was changed',
		shape: ({ id }) => json(200, { data: { id, updated_at: '2026-05-04T10:00:00Z' } }),
	},
};

/** A wrong address answers so too. */
const mayBeOfAnother = exception('A web page may be that of another server', {
	says: [/may have/],
});

export const writeAnswerVariations: Variation[] = Object.entries(shapes).map(
	([name, { does, shape }]): Variation => ({
		name: `write-answer-${name}`,
		group: 'Answers to writes',
		does: `The server answers a write that it carried out with ${does}.`,
		touches: writers,
		...(name === 'page' && { expected: mayBeOfAnother }),
		serve: onRecords(isWrite, (record, _answer, { path }) => shape(record, path)),
	}),
);

const words = 'Relatie is geblokkeerd door de boekhouding';

/** Failures under a good status. */
const failures: Record<string, { body: unknown; status?: number; isSilent?: boolean }> = {
	'success-false': { body: { success: false }, isSilent: true },
	'success-false-message': { body: { success: false, message: words } },
	'success-false-error': { body: { success: false, error: { code: 'blocked', message: words } } },
	'success-false-data-null': { body: { success: false, data: null, message: words } },
	'error-text': { body: { error: words } },
	'error-code': { body: { error: 'account_blocked', error_description: words } },
	'error-object': { body: { error: { code: 'account_blocked', message: words } } },
	'data-null-error': { body: { data: null, error: { message: words } } },
	'errors-texts': { body: { errors: [words] } },
	'errors-objects': { body: { errors: [{ field: 'company_name', message: words }] } },
	'errors-by-field': { body: { errors: { company_name: [words] } } },
	'data-null-errors': { body: { data: null, errors: [{ message: words }] } },
	'status-error': { body: { status: 'error', message: words } },
	'status-fail': { body: { status: 'fail', data: { company_name: words } } },
	'201-error': { body: { error: words }, status: 201 },
	'207-errors': { body: { errors: [{ message: words }] }, status: 207 },
};

const statedFailure = (isSilent: boolean) => ({
	isStated: true,
	true: ['values refused'] as const,
	...(!isSilent && { quotes: words }),
});

export const statedFailureVariations: Variation[] = [
	...Object.entries(failures).map(
		([name, { body, status = 200, isSilent = false }]): Variation => ({
			name: `stated-${name}`,
			group: 'Stated failures',
			does: `The server refuses a write under ${status}, by ${JSON.stringify(body).replace(words, '…')}.`,
			touches: writers,
			expected: clearError({
				...statedFailure(isSilent),
				says: [/nothing was (changed|created|updated)/i],
			}),
			serve: instead(isWrite, () => json(status, body)),
		}),
	),
	...['success-false-message', 'error-object', 'status-error', 'errors-texts'].map(
		(name): Variation => ({
			name: `stated-${name}-to-reads`,
			group: 'Stated failures',
			does: `The server refuses every request under 200, by ${JSON.stringify(failures[name].body).replace(words, '…')}.`,
			touches: ['Get', 'Get Many', 'Record Picker', 'Create or Update', 'Created'],
			expected: clearError({ quotes: words }),
			serve: instead(isForRecords, () => json(200, failures[name].body)),
		}),
	),
];
