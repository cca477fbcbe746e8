import type { IDataObject } from 'n8n-workflow';
import { fingerprintOf } from '../../../../../nodes/Routix/trigger/memory/fingerprint';
import { readParameters } from '../../../../../nodes/Routix/trigger/parameters/readParameters';

/** Parameters as n8n brings them; `entered` as they are written, where that differs. */
function read(parameters: IDataObject = {}, entered: IDataObject = parameters) {
	const getNodeParameter = (
		name: string,
		fallback: unknown,
		options?: { rawExpressions?: boolean },
	) => (options?.rawExpressions ? entered : parameters)[name] ?? fallback;
	return readParameters({ getNodeParameter } as never, 'RS2RDH3B');
}

test('Without any entry, orders that are created in the branch of the credential are watched', () => {
	expect(read()).toMatchObject({
		resource: { name: 'order' },
		apiVersion: 'v1',
		branches: ['RS2RDH3B'],
		settings: {
			event: 'created',
			watchFields: [],
			filters: [],
			emitExisting: false,
			fullReadEveryMs: 3_600_000,
		},
	});
});

test('All entries are read', () => {
	const conditions = [
		{ field: ' status ', operator: 'isOneOf', value: 'planned, completed ' },
		{ field: 'driver', operator: 'isEmpty' },
		{ field: 'planned_date', operator: 'lessThan', value: new Date(0) },
	];
	const parameters = read({
		resource: 'vehicle',
		event: 'createdOrUpdated',
		branchPublicId: 'RS2RDH3B, K7M4PQ2X',
		options: {
			apiVersion: 'v2',
			emitExisting: true,
			fullScanInterval: 0,
			watchFields: ['status', 'driver'],
			filters: { conditions },
		} as never,
	});
	expect(parameters).toMatchObject({
		resource: { name: 'vehicle' },
		apiVersion: 'v2',
		branches: ['RS2RDH3B', 'K7M4PQ2X'],
		settings: {
			event: 'createdOrUpdated',
			watchFields: ['status', 'driver'],
			filters: [
				{ field: 'status', operator: 'isOneOf', value: 'planned, completed' },
				{ field: 'driver', operator: 'isEmpty', value: '' },
				{ field: 'planned_date', operator: 'lessThan', value: '1970-01-01T00:00:00.000Z' },
			],
			emitExisting: true,
			fullReadEveryMs: 0,
		},
	});
});

test.each<[unknown, string[]]>([
	['status, driver,,status', ['status', 'driver']],
	[
		['status', ' driver , weight'],
		['status', 'driver', 'weight'],
	],
	['', []],
	[null, []],
])('Watched fields may be %p', (watchFields, expected) => {
	const options = { watchFields } as IDataObject;
	expect(read({ event: 'updated', options }).settings.watchFields).toEqual(expected);
});

test('Watched fields that were left in the form mean nothing for created records', () => {
	expect(
		read({ event: 'created', options: { watchFields: ['status'] } }).settings.watchFields,
	).toEqual([]);
});

test('A number of minutes may be a text or a fraction', () => {
	expect(read({ options: { fullScanInterval: '1.5' } }).settings.fullReadEveryMs).toBe(90_000);
});

test.each<[string, IDataObject, string]>([
	['resource', { resource: 'driver' }, 'Resource "driver" does not exist'],
	['event', { event: 'deleted' }, 'Event "deleted" does not exist'],
	['branch', { branchPublicId: 'rs2' }, 'Branch Public ID "rs2" is not valid'],
	['API version', { options: { apiVersion: 'v3' } }, 'API Version "v3" does not exist'],
	[
		'switch',
		{ options: { emitExisting: 'maybe' } },
		'Emit Existing Records must be true or false, not "maybe"',
	],
	[
		'interval',
		{ options: { fullScanInterval: -1 } },
		'Full Scan Interval "-1" is not a number of minutes',
	],
	[
		'interval',
		{ options: { fullScanInterval: 'hourly' } },
		'Full Scan Interval "hourly" is not a number of minutes',
	],
	['filters', { options: { filters: 'status' } }, 'Filters is not a list of conditions'],
	['filters', { options: { filters: { conditions: [1] } } }, 'Filters is not a list of conditions'],
	['filter', { options: { filters: { conditions: [{ value: 'x' }] } } }, 'Filter 1 names no field'],
	[
		'filter',
		{ options: { filters: { conditions: [{ field: 'a', operator: 'like', value: 'x' }] } } },
		'Filter 1 has an unknown operator "like"',
	],
	[
		'filter',
		{
			options: {
				filters: {
					conditions: [
						{ field: 'a', operator: 'isEmpty' },
						{ field: 'status', operator: 'equals', value: ' ' },
					],
				},
			},
		},
		'Filter 2 compares the field status with nothing',
	],
])('A wrong %s is named before anything is sent: %p', (_, parameters, message) => {
	expect(() => read(parameters)).toThrow(message);
});

describe('The fingerprint of what is watched', () => {
	const options = {
		watchFields: ['status', 'driver'],
		filters: { conditions: [{ field: 'status', operator: 'equals', value: '={{ $today }}' }] },
	};
	const form = { resource: 'order', event: 'updated', options };
	const fingerprint = (changes: IDataObject = {}, baseUrl = 'https://api.routix.com') =>
		fingerprintOf(read({ ...form, ...changes }), baseUrl);

	test('stays the same for the same', () => {
		expect(fingerprint()).toMatch(/^[0-9a-f]{16}$/);
		expect(fingerprint({ options: { ...options, watchFields: 'driver, status' } })).toBe(
			fingerprint(),
		);
		const unrelated = { emitExisting: true, fullScanInterval: 5 };
		expect(fingerprint({ options: { ...options, ...unrelated } })).toBe(fingerprint());
		expect(fingerprint({ branchPublicId: 'K7M4PQ2X' })).toBe(fingerprint());
	});

	test('does not depend on what the expressions in filters bring', () => {
		const conditions = [{ field: 'status', operator: 'equals', value: '2026-11-02' }];
		const today = read({ ...form, options: { ...options, filters: { conditions } } }, form);
		expect(fingerprintOf(today, 'https://api.routix.com')).toBe(fingerprint());
	});

	test.each<IDataObject>([
		{ resource: 'invoice' },
		{ event: 'createdOrUpdated' },
		{ options: { ...options, apiVersion: 'v2' } },
		{ options: { ...options, watchFields: [] } },
		{ options: { ...options, filters: {} } },
	])('changes with %p', (changes) => {
		expect(fingerprint(changes)).not.toBe(fingerprint());
	});

	test('changes with the Base URL', () => {
		expect(fingerprint({}, 'https://api.routix.nl')).not.toBe(fingerprint());
	});
});
