import type { IDataObject } from 'n8n-workflow';
import { recordHash } from '../../../../nodes/Routix/trigger/changes/recordHash';
import { checkFields, checkSteadiness } from '../../../../nodes/Routix/trigger/checkFields';
import type { WatchedBranch } from '../../../../nodes/Routix/trigger/allBranches';
import { readParameters } from '../../../../nodes/Routix/trigger/parameters/readParameters';
import { readList } from '../pagination/reading';
import { MovingList } from './model/movingList';
import { CREATED, Watcher } from './model/watcher';

function parametersOf(parameters: IDataObject) {
	const getNodeParameter = (name: string, fallback: unknown) => parameters[name] ?? fallback;
	const getTimezone = () => 'Europe/Amsterdam';
	return readParameters({ getNodeParameter, getTimezone } as never, 'RS2RDH3B');
}

const filtersOn = (...conditions: IDataObject[]) =>
	parametersOf({ options: { filters: { conditions } } });
const watching = (...watchFields: string[]) =>
	parametersOf({ event: 'updated', options: { watchFields } });

/** Orders whose field `rare` only one in the middle has. */
function branchOf(size: number, publicId = 'RS2RDH3B') {
	const list = new MovingList(size);
	const middle = list.ids[Math.floor(size / 2)];
	list.shows = (row) => ({
		...row,
		weight: 12,
		planned: '2026-11-02',
		stops: [{ city: 'Breda' }],
		...(row.id === middle && { rare: 'x' }),
	});
	const branch: WatchedBranch = {
		publicId,
		list: {
			page: list.page,
			sizes: { probe: 100, page: 1_000 },
			keyOf: recordHash,
			all: async () => await readList(list.page),
			pause: async () => {},
		},
	};
	return { list, branch };
}

describe('The fields of filters and watched fields', () => {
	test.each([
		['a filter', filtersOn({ field: 'weight', operator: 'greaterThan', value: '100,50' })],
		['a filter on a day', filtersOn({ field: 'planned', operator: 'equals', value: '2-11-2026' })],
		['a filter on each stop', filtersOn({ field: 'stops.city', value: 'Breda' })],
		['watched fields', watching('weight', 'stops.city', 'stops.0.city')],
	])('are found in a sample of 5,000 orders: %s', async (_, parameters) => {
		const { list, branch } = branchOf(5_000);
		await checkFields([branch], parameters);
		expect(list.requests).toBe(2);
	});

	test('need no request where none is named', async () => {
		const { list, branch } = branchOf(10);
		await checkFields([branch], parametersOf({}));
		expect(list.requests).toBe(0);
	});

	test('are looked for in all orders where the sample lacks one', async () => {
		const { list, branch } = branchOf(5_000);
		await checkFields([branch], watching('rare'));
		expect(list.requests).toBeGreaterThan(5);
	});

	test('may be in the orders of one branch only', async () => {
		const { branch } = branchOf(10);
		const { list, branch: other } = branchOf(10, 'K7M4PQ2X');
		list.shows = (row) => ({ ...row });
		await checkFields([other, branch], watching('rare', 'weight'));
	});

	test.each([
		[
			watching('Weight'),
			'Watched Field Names: no order has a field "Weight"',
			'The nearest field names are: weight.',
		],
		[
			watching('stops.town'),
			'Watched Field Names: no order has a field "stops.town"',
			'Choose the field from the list.',
		],
		[
			filtersOn({ field: 'weight', value: '12' }, { field: 'statsu', value: 'x' }),
			'Filter 2: no order has a field "statsu"',
			'Choose the field from the list.',
		],
		[
			filtersOn({ field: 'weight', value: 'heavy' }),
			'Filter 1: weight holds numbers, and "heavy" is not a number',
			'enter a number: 100 or 12,50.',
		],
		[
			filtersOn({ field: 'planned', value: '30-02-2026' }),
			'Filter 1: planned holds dates, and',
			'enter a date: 30-11-2026',
		],
		[
			filtersOn({ field: 'planned', operator: 'isOneOf', value: '30-11-2026; soon' }),
			'Filter 1: planned holds dates, and "soon"',
			'enter a date: 30-11-2026',
		],
		[
			filtersOn({ field: 'stops', operator: 'greaterThan', value: '3' }),
			'Filter 1: stops holds several fields in one',
			'Choose one of the fields within it',
		],
	])(
		'are named with a remedy where no order can meet them: %#',
		async (parameters, what, remedy) => {
			const { branch } = branchOf(50);
			await expect(checkFields([branch], parameters)).rejects.toMatchObject({
				message: expect.stringContaining(what),
				description: expect.stringContaining(remedy),
			});
		},
	);

	test('are not judged while there are no orders', async () => {
		await checkFields([branchOf(0).branch], watching('Weight'));
	});
});

describe('A watched field that differs in every reading', () => {
	const states = async (watchFields: string[]) => {
		const list = new MovingList(6);
		let reading = 0;
		list.shows = (row) => ({ ...row, position: ++reading, place: { at: ++reading, name: 'a' } });
		const watcher = new Watcher(list, { ...CREATED, event: 'updated', watchFields });
		await watcher.poll();
		return [watcher.state!];
	};

	test('is named, since it can never start the workflow', async () => {
		const { settings } = watching('version', 'position');
		const branches = await states(settings.watchFields);
		expect(() => checkSteadiness(branches, settings)).toThrow(
			'Watched Field Names: position differs each time Routix is asked',
		);
	});

	test('may be a part of one that does not', async () => {
		const { settings } = watching('version', 'place');
		const branches = await states(settings.watchFields);
		expect(branches[0].leftOut).toEqual(['place\nat']);
		expect(() => checkSteadiness(branches, settings)).not.toThrow();
	});
});
