import fc from 'fast-check';
import type { IDataObject, ResourceMapperValue } from 'n8n-workflow';
import { formFields } from '../../nodes/Routix/fields/formFields';
import { learnFields } from '../../nodes/Routix/fields/learnFields';
import { recordTitle } from '../../nodes/Routix/fields/recordTitle';
import { InputError } from '../../nodes/Routix/inputError';
import { recordKey } from '../../nodes/Routix/pagination/keyedPage';
import { readAdditionalFields } from '../../nodes/Routix/parameters/additionalFields';
import { readColumns } from '../../nodes/Routix/parameters/columns';
import { resourceNamed } from '../../nodes/Routix/resources';
import { columnNames } from '../../nodes/Routix/values/columnNames';
import { covers, differences } from '../../nodes/Routix/values/covers';
import { pageIn } from '../../nodes/Routix/contract/list';
import { recordIn } from '../../nodes/Routix/contract/record';
import { isTooDeep } from '../../nodes/Routix/transport/depth';
import { explain } from '../../nodes/Routix/transport/errors/explain';
import { readFailure } from '../../nodes/Routix/transport/errors/readFailure';
import { SeenRecords } from '../../nodes/Routix/trigger/memory/seenRecords';
import { readState } from '../../nodes/Routix/trigger/memory/state';
import { CASES } from './cases';
import { hostileValue, jsonText, mutated, shallow } from './hostileJson';
import { expectNothingPolluted } from './judge';

jest.setTimeout(CASES * 100 + 60_000);

const record = {
	id: 'a1',
	company_name: 'Acme',
	payment_term: 30,
	active: true,
	created_at: '2026-11-24',
	address: { city: 'Rotterdam' },
};

const withCause = (error: object) => ({
	...error,
	cause: {
		message: 'failed',
		code: 'ERR_BAD_REQUEST',
		config: { url: 'https://api.routix.com' },
		response: { status: 422, headers: { 'retry-after': '1' }, data: { error: 'x' } },
	},
});

const parsed = (value: unknown) => JSON.parse(jsonText(value)) as unknown;
const hostileRecord = mutated(record)
	.map((value) => parsed(shallow(value)))
	.filter(
		(value): value is IDataObject =>
			typeof value === 'object' && value !== null && !Array.isArray(value),
	);

/** Every value passes without an error, or with one that names the user's mistake. */
function check<T>(values: fc.Arbitrary<T>, use: (value: T) => void) {
	fc.assert(
		fc.property(values, (value) => {
			try {
				use(value);
			} catch (error) {
				if (!(error instanceof InputError)) throw error;
			}
			expectNothingPolluted();
		}),
		{ numRuns: CASES },
	);
}

const order = resourceNamed('order');

describe(`takes any JSON (${CASES} cases):`, () => {
	it('what reads an answer', () => {
		const page = { data: [record], pagination: { limit: 1, offset: 0, total: 1 } };
		check(fc.oneof(mutated(page), hostileValue).map(parsed), (body) => {
			if (isTooDeep(body)) return;
			const page = pageIn({ body, headers: {} }, order);
			if (page) for (const entry of page.records) recordKey(entry);
			else explainAll(body);
			recordIn(body, order);
		});
	});

	const bareError = {
		message: 'failed',
		messages: ['failed', 'Request failed'],
		httpCode: '401',
		context: { data: { error: 'x' } },
	};

	it.each([
		['with its cause', withCause(bareError)],
		['without a cause', bareError],
	])('what explains an error %s', (_what, thrown) => {
		check(mutated(thrown).map(parsed), (error) => {
			const { message } = explain(readFailure(error), subject, credential, ['secret-secret']);
			expect(message).not.toBe('');
		});
	});

	it('what learns fields and names records', () => {
		check(fc.array(hostileRecord, { maxLength: 5 }), (records) => {
			for (const { name, type } of learnFields(records)) {
				expect(typeof name).toBe('string');
				expect(['string', 'undefined']).toContain(typeof type);
			}
			for (const operation of ['create', 'update', 'upsert']) {
				formFields(resourceNamed('account'), records, operation);
			}
			for (const entry of records) expect(typeof recordTitle(entry)).toBe('string');
		});
	});

	it('what compares records', () => {
		check(fc.tuple(hostileRecord, hostileRecord), ([one, other]) => {
			covers(one, other);
			expect(differences(one, one, () => true)).toEqual({ changed: [], unseen: [] });
			differences(one, other, (name) => name === 'id');
		});
	});

	it('what reads the fields to write', () => {
		const schema = Object.entries({
			payment_term: 'number',
			active: 'boolean',
			address: 'object',
		}).map(([id, type]) => ({ id, displayName: id, type }));
		check(fc.tuple(hostileRecord, fc.boolean()), ([input, isAutomatic]) => {
			const columns = {
				mappingMode: isAutomatic ? 'autoMapInputData' : 'defineBelow',
				value: input,
				schema,
			} as unknown as ResourceMapperValue;
			const fields = readColumns(columns, input, columnNames([]));
			expect(Object.getPrototypeOf(fields)).toBe(Object.prototype);
			readAdditionalFields(jsonText(input));
			readAdditionalFields(input);
		});
	});
});

it(`a stored state of the trigger is used only if it can be (${CASES} cases)`, () => {
	const hashes = (bytes: number) => Buffer.alloc(bytes, 7).toString('base64');
	const state = {
		version: 2,
		revision: 3,
		fingerprint: 'x',
		branches: {
			RS2RDH3B: {
				seen: hashes(24),
				contents: hashes(48),
				absent: hashes(8),
				started: hashes(1),
				existing: true,
				total: 3,
				arrivesAt: 'end',
				fullReadAt: 1_795_000_000_000,
				fields: ['id', 'status'],
				leftOut: ['photo'],
			},
		},
		failed: ['RS2RDH3B'],
	};
	const ofVersion1 = {
		version: 1,
		revision: 3,
		fingerprint: 'x',
		branches: {
			RS2RDH3B: { seen: hashes(24), contents: hashes(24), absent: hashes(8), fullReadAt: 0 },
		},
	};
	const values = fc.oneof(mutated(state), mutated(ofVersion1), hostileValue);
	check(values.map(parsed), (stored) => {
		const usable = readState(stored, 16, true);
		for (const branch of Object.values(usable?.branches ?? {})) {
			const seen = SeenRecords.from(branch, 16);
			seen.remember('abcdefgh', '0123456789abcdef');
			seen.noteStart('abcdefgh');
			seen.noteAbsent();
			const next = { ...usable, branches: { RS2RDH3B: { ...branch, ...seen.toState() } } };
			delete next.branches.RS2RDH3B.contentHashes;
			expect(readState(next, 16, true)).toEqual(next);
		}
	});
});

const credential = { baseUrl: 'https://api.routix.com', grantType: 'client_credentials' };
const subject = {
	action: 'create' as const,
	resource: resourceNamed('account'),
	branchPublicId: 'RS2RDH3B',
	apiVersion: 'v1' as const,
};

function explainAll(body: unknown) {
	for (const status of [400, 401, 403, 404, 422, 500]) {
		explain({ stage: 'request', status, headers: {}, body, message: '' }, subject, credential);
		explain({ stage: 'token', status, headers: {}, body, message: '' }, subject, credential);
	}
}
