import type { INodeParameters } from 'n8n-workflow';
import { Routix } from '../../nodes/Routix/Routix.node';
import { automatic, mapped } from './support/columns';
import { executeContext } from './support/contexts';
import { useRoutix } from './support/useRoutix';

const session = useRoutix();

const create = { resource: 'vehicle', operation: 'create', columns: automatic() };

const trucks = [
	{ id: 'a', licence_plate: 'Truck 1', inspection_date: '2026-01-31', payload_kg: 3, adr: true },
	{ id: 'b', licence_plate: 'Truck 2', inspection_date: null, payload_kg: null, adr: null },
];

/** Runs the node and brings what n8n shows above its output. */
async function hintsOf(parameters: INodeParameters, input: Array<Record<string, string>>) {
	const nodeType = new Routix();
	const context = executeContext({ nodeType, parameters, credential: session.credential }, input);
	await nodeType.execute.call(context);
	return context.hints.map(({ message }) => message);
}

beforeEach(async () => {
	await session.routix.seed('vehicles', 0);
	await session.routix.configure({ unknownFields: 'ignore' });
	await session.routix.insert('vehicles', trucks);
});

describe('A field that the form does not have', () => {
	const written = {
		licence_plate: 'Truck 3',
		inspection_date: '04-05-2026',
		payload_kg: '4',
		adr: 'Nee',
	};
	const stored = {
		licence_plate: 'Truck 3',
		inspection_date: '2026-05-04',
		payload_kg: 4,
		adr: false,
	};

	it('takes in Create what records show, which are looked at once', async () => {
		await session.run(create, [written, { ...written, licence_plate: 'Truck 4' }]);

		expect(await session.bodies('POST')).toEqual([stored, { ...stored, licence_plate: 'Truck 4' }]);
		expect(await session.requests('GET')).toHaveLength(1);
	});

	it.each(['create', 'upsert'])('is found in %s by any heading', async (operation) => {
		const columns = automatic('licence_plate');
		const item = { 'Licence Plate ': 'Truck 3', 'INSPECTION-DATE': '04-05-2026' };

		await session.run({ ...create, operation, columns }, [item]);

		expect(await session.bodies('POST')).toEqual([
			{ licence_plate: 'Truck 3', inspection_date: '2026-05-04' },
		]);
	});

	it('takes it in Update', async () => {
		await session.run({ ...create, operation: 'update', recordId: 'a' }, [written]);

		expect(await session.bodies('PATCH')).toEqual([stored]);
	});

	it('takes it in Additional Fields', async () => {
		const columns = mapped({ licence_plate: 'Truck 3' });
		const options = { additionalFields: '{ "inspection_date": "04-05-2026" }' };

		await session.run({ ...create, columns, options }, [{}]);

		expect(await session.bodies('POST')).toEqual([
			{ licence_plate: 'Truck 3', inspection_date: '2026-05-04' },
		]);
	});

	it('is refused by what records show, before it is sent', async () => {
		const wrong = [{ licence_plate: 'Truck 3', payload_kg: 'vier' }];

		await expect(session.run(create, wrong)).rejects.toThrow(
			'Field "payload_kg": "vier" is not a number',
		);
		expect(await session.bodies('POST')).toEqual([]);
	});

	it.each([403, 404, 405, 501])('is sent as it is where reading brings %s', async (status) => {
		await session.routix.addFault({
			on: { method: 'GET', path: '/vehicles$' },
			kind: 'status',
			status,
		});

		await session.run(create, [{ licence_plate: 'Truck 3', name: ' Big' }]);

		expect(await session.bodies('POST')).toEqual([{ licence_plate: 'Truck 3', name: 'Big' }]);
	});

	it('is told when no record shows it', async () => {
		expect(await hintsOf(create, [{ licence_plate: 'Truck 3', Debiteur: '1001' }])).toContain(
			'None of the vehicles that were looked at shows Debiteur: Routix may refuse or ignore it',
		);
	});
});

it('An item without any column that a record shows is refused with the columns that it has', async () => {
	await expect(
		session.run(create, [{ 'licence_plate;payload_kg': 'Truck 3;4' }]),
	).rejects.toMatchObject({
		message:
			'The item has no column that Routix shows of any of its vehicles; it has licence_plate;payload_kg',
		description: expect.stringContaining('choose the delimiter of the file'),
	});
	expect(await session.bodies('POST')).toEqual([]);
});

it('What the form has needs no look at the records', async () => {
	await session.run({ ...create, columns: mapped({ licence_plate: 'Truck 3' }) }, [{}]);

	expect(await session.requests('GET')).toEqual([]);
});
