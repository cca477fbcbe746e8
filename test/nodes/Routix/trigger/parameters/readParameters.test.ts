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
	const getTimezone = () => 'Europe/Amsterdam';
	return readParameters({ getNodeParameter, getTimezone } as never, 'RS2RDH3B');
}

test('Without any entry, orders that are created in the branch of the credential are watched', () => {
	expect(read()).toMatchObject({
		resource: { name: 'order' },
		apiVersion: 'v1',
		branches: ['RS2RDH3B'],
		settings: {
			event: 'created',
			watchFields: [],
			emitExisting: false,
			recentRecords: 0,
			fullReadEveryMs: 3_600_000,
		},
		query: { filters: [], named: [] },
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
			recentRecords: '500',
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
			emitExisting: true,
			recentRecords: 500,
			fullReadEveryMs: 0,
		},
	});
	expect(parameters.query.filters.map(({ filter }) => filter)).toEqual([
		{ field: 'status', operator: 'isOneOf', value: 'planned, completed' },
		{ field: 'driver', operator: 'isEmpty', value: '' },
		{ field: 'planned_date', operator: 'lessThan', value: '1970-01-01T00:00:00.000Z' },
	]);
	expect(parameters.query.named.map(({ place, reader }) => `${place}: ${reader.field}`)).toEqual([
		'Filter 1: status',
		'Filter 2: driver',
		'Filter 3: planned_date',
		'Watched Field Names: status',
		'Watched Field Names: driver',
	]);
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
	['event', { event: 'deleted' }, 'Trigger On "deleted" does not exist'],
	['branch', { branchPublicId: 'rs2' }, 'Branch Public ID "rs2" is not valid'],
	['API version', { options: { apiVersion: 'v3' } }, 'API Version "v3" does not exist'],
	[
		'switch',
		{ options: { emitExisting: 'maybe' } },
		'Emit Existing Records must be true or false, not "maybe"',
	],
	[
		'number of recent records',
		{ event: 'updated', options: { recentRecords: -1 } },
		'Recent Records must be a whole number of at least 0, not "-1"',
	],
	['combination', { options: { combineFilters: 'none' } }, 'Combine Filters "none" does not exist'],
	[
		'value to compare with',
		{ options: { filters: { conditions: [{ field: 'a', operator: 'lessThan', value: 'x' }] } } },
		'Filter 1: "x" is neither a number nor a date',
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

describe('The filters', () => {
	const matches = (conditions: IDataObject[], options: IDataObject = {}) =>
		read({ options: { filters: { conditions }, ...options } }).settings.matches;

	test.each<[IDataObject, IDataObject, boolean]>([
		[{ field: 'day', value: '30-11-2026' }, { day: '2026-11-30' }, true],
		[{ field: 'day', value: '30-11-2026' }, { day: '2026-11-30T22:30:00Z' }, true],
		[{ field: 'day', value: '30-11-2026' }, { day: '2026-11-30T23:30:00Z' }, false],
		[{ field: 'price', value: '100,50' }, { price: 100.5 }, true],
		[{ field: 'price', operator: 'greaterThan', value: '100,50' }, { price: 100.4 }, false],
		[
			{ field: 'status', operator: 'isOneOf', value: 'draft; planned' },
			{ status: 'Planned' },
			true,
		],
		[
			{ field: 'status', operator: 'isOneOf', value: 'draft; planned' },
			{ status: 'draft;' },
			false,
		],
	])(
		'read %j as people write it, in the time zone of the workflow: %j, %p',
		(filter, record, is) => {
			expect(matches([{ operator: 'equals', ...filter }])(record)).toBe(is);
		},
	);

	test('must all be met, or one of them', () => {
		const conditions = [
			{ field: 'status', operator: 'equals', value: 'draft' },
			{ field: 'weight', operator: 'greaterThan', value: 10 },
		];
		const record = { status: 'planned', weight: 12 };
		expect(matches(conditions)(record)).toBe(false);
		expect(matches(conditions, { combineFilters: 'any' })(record)).toBe(true);
	});
});

describe('The fingerprint of what is watched', () => {
	const options = {
		watchFields: ['status', 'driver'],
		filters: { conditions: [{ field: 'status', operator: 'equals', value: '={{ $today }}' }] },
	};
	const form = { resource: 'order', event: 'updated', options };
	const fingerprint = (changes: IDataObject = {}, baseUrl = 'https://api.routix.com') =>
		fingerprintOf(read({ ...form, ...changes }), baseUrl);

	test('is the one that version 0.1.0 stored', () => {
		const watchFields = ['weight', 'status', 'customer.name'];
		const ofOrders = (changes: IDataObject) =>
			fingerprintOf(read({ resource: 'order', ...changes }), 'https://api.routix.com');
		expect(ofOrders({ event: 'created', options: {} })).toBe('41ae39d83588a546');
		expect(ofOrders({ event: 'updated', options: {} })).toBe('445c61c0e59c669e');
		expect(ofOrders({ event: 'updated', options: { watchFields } })).toBe('15fda2f100b80ee1');
	});

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
		{ options: { ...options, combineFilters: 'any' } },
	])('changes with %p', (changes) => {
		expect(fingerprint(changes)).not.toBe(fingerprint());
	});

	test('changes with the Base URL', () => {
		expect(fingerprint({}, 'https://api.routix.nl')).not.toBe(fingerprint());
	});
});
