import type { IDataObject } from 'n8n-workflow';
import { automatic, mapped } from './support/columns';
import { useRoutix } from './support/useRoutix';

const session = useRoutix();

const truck = {
	id: '33333333-3333-4333-8333-333333333333',
	licence_plate: 'BX-PN-30',
	payload_kg: 24000,
	adr: true,
	inspection_date: '2026-11-30',
	notes: 'Vaste chauffeur',
	status: 'active',
};

beforeEach(async () => {
	await session.routix.seed('vehicles', 0);
	await session.routix.insert('vehicles', [truck]);
});

async function syncTruck(columns: ReturnType<typeof mapped>, options = {}, input?: IDataObject[]) {
	const [result] = await session.run(
		{ resource: 'vehicle', operation: 'upsert', columns, options },
		input,
	);
	return result;
}

describe('Mapped values', () => {
	const types = { payload_kg: 'number', adr: 'boolean' } as const;
	const match = ['licence_plate'];

	it('are converted to the types of the form, so that texts that mean the same change nothing', async () => {
		const values = { licence_plate: 'BX-PN-30', payload_kg: '24000.0', adr: 'true' };

		const result = await syncTruck(mapped(values, types, match));

		expect(result.sync_action).toBe('unchanged');
		expect(await session.bodies('PATCH')).toEqual([]);
	});

	it('are sent in the types of the form', async () => {
		const values = { licence_plate: 'BX-PN-30', payload_kg: '18000', adr: 'false' };

		await syncTruck(mapped(values, types, match));

		expect(await session.bodies('PATCH')).toEqual([{ payload_kg: 18000, adr: false }]);
	});

	it.each(['2026-12-31', '31-12-2026', 46387, '2026-12-30T23:00:00.000Z'])(
		'have the day that %j means, which the form tells by its label',
		async (date) => {
			const values = { licence_plate: 'BX-PN-30', inspection_date: date };
			const columns = mapped(values, types, match, {
				inspection_date: 'Inspection Date (YYYY-MM-DD)',
			});

			await syncTruck(columns);

			expect(await session.bodies('PATCH')).toEqual([{ inspection_date: '2026-12-31' }]);
		},
	);

	it('that are empty change nothing', async () => {
		const values = {
			licence_plate: 'BX-PN-30',
			payload_kg: '',
			adr: null,
			notes: '',
			status: null,
		};

		const result = await syncTruck(mapped(values, types, match));

		expect(result.sync_action).toBe('unchanged');
	});

	it('that do not fit their field are an error that names the field and the item', async () => {
		const values = { licence_plate: 'BX-PN-30', payload_kg: '={{ $json.payload }}' };
		const input = [{ payload: 1 }, { payload: 'heavy' }];

		await expect(
			session.run(
				{ resource: 'vehicle', operation: 'upsert', columns: mapped(values, types, match) },
				input,
			),
		).rejects.toMatchObject({
			message: 'Field "payload_kg": "heavy" is not a number',
			description: expect.stringContaining('leave it empty to keep the field as it is'),
			context: { itemIndex: 1 },
		});
	});

	it('that an AI agent gives as texts are converted', async () => {
		const values = {
			licence_plate: "={{ $fromAI('licence_plate', 'The plate', 'string') }}",
			payload_kg: "={{ $fromAI('payload', '', 'string') }}",
			adr: "={{ $fromAI('adr', '', 'string') }}",
			notes: "={{ $fromAI('notes', '', 'string') }}",
		};
		const options = { additionalFields: "={{ $fromAI('others', '', 'json') }}" };
		const query = {
			licence_plate: 'BX-PN-30',
			payload: '18000',
			adr: 'false',
			notes: '',
			others: '{"status": "inactive"}',
		};

		await syncTruck(mapped(values, types, match), options, [{ query }]);

		expect(await session.bodies('PATCH')).toEqual([
			{ payload_kg: 18000, adr: false, status: 'inactive' },
		]);
	});
});

describe('A mapper that was never touched', () => {
	it.each(['create', 'upsert'])(
		'is a clear error in %s, and nothing is sent',
		async (operation) => {
			const columns = { mappingMode: 'defineBelow', value: null };

			await expect(
				session.run({ resource: 'vehicle', operation, columns: columns as never }),
			).rejects.toThrow('There is nothing to send: no field has a value');
			expect(await session.requests()).toEqual([]);
		},
	);
});

describe('Additional Fields', () => {
	const match = mapped({ licence_plate: 'BX-PN-30', notes: 'Mapped' }, {}, ['licence_plate']);

	it('clear a field with null, and change nothing the second time', async () => {
		const columns = mapped({ licence_plate: 'BX-PN-30' }, {}, ['licence_plate']);

		const first = await syncTruck(columns, { additionalFields: '{ "notes": null }' });
		const second = await syncTruck(columns, { additionalFields: '{ "notes": null }' });

		expect([first, second]).toMatchObject([
			{ notes: null, changed_fields: ['notes'], sync_action: 'updated' },
			{ sync_action: 'unchanged' },
		]);
		expect(await session.bodies('PATCH')).toEqual([{ notes: null }]);
	});

	it('win over a mapped field', async () => {
		await syncTruck(match, { additionalFields: { notes: 'Additional' } });

		expect(await session.bodies('PATCH')).toEqual([{ notes: 'Additional' }]);
	});

	it('may be nested, and are compared by their content', async () => {
		const columns = mapped({ company_name: 'Acme B.V.' }, {}, ['company_name']);
		const additionalFields = '{ "address": { "city": "Venlo", "street": "Kade" }, "tags": ["a"] }';
		const parameters = {
			resource: 'account',
			operation: 'upsert',
			columns,
			options: { apiVersion: 'v2', additionalFields },
		};

		const [created] = await session.run(parameters);
		const [again] = await session.run(parameters);

		expect(created).toMatchObject({
			address: { city: 'Venlo', street: 'Kade' },
			tags: ['a'],
			sync_action: 'created',
		});
		expect(again).toMatchObject({ id: created.id, sync_action: 'unchanged' });
	});

	it('that are a whole item leave its ID and our own names behind', async () => {
		const options = { additionalFields: '={{ $json }}' };
		const input = [
			{ ...truck, payload_kg: 1, sync_action: 'updated', branch_public_id: 'RS2RDH3B' },
		];

		await syncTruck(mapped({ licence_plate: 'BX-PN-30' }, {}, ['licence_plate']), options, input);

		expect(await session.bodies('PATCH')).toEqual([{ payload_kg: 1 }]);
	});

	it('that are no JSON object are refused by name before anything is sent', async () => {
		await expect(syncTruck(match, { additionalFields: '{ notes: null' })).rejects.toThrow(
			'Additional Fields (JSON) is not a JSON object',
		);
		expect(await session.requests()).toEqual([]);
	});
});

describe('A record that goes round: read, and written again by automatic mapping,', () => {
	const readAll = { resource: 'account', operation: 'getAll', returnAll: true };
	const writeAll = {
		resource: 'account',
		operation: 'upsert',
		branchPublicId: '={{ $json.branch_public_id }}',
		columns: automatic('id'),
	};

	it('changes nothing, whichever of several branches it is from', async () => {
		const branches = session.routix.branches.map(({ publicId }) => publicId).join(',');
		const records = await session.run({ ...readAll, branchPublicId: branches });

		const results = await session.run(writeAll, records);

		expect(records.length).toBeGreaterThan(200);
		expect(new Set(results.map(({ sync_action }) => sync_action))).toEqual(new Set(['unchanged']));
	});

	it('sends back only what was changed on the way, and nothing of ours', async () => {
		const branches = session.routix.branches.map(({ publicId }) => publicId).join(',');
		const records = await session.run({ ...readAll, branchPublicId: branches });
		const changed = records.slice(0, 3).map((record) => ({ ...record, phone: '+31 6 11111111' }));

		const results = await session.run(writeAll, changed);
		const again = await session.run(writeAll, results);

		expect(await session.bodies('PATCH')).toEqual(Array(3).fill({ phone: '+31 6 11111111' }));
		expect(again.map(({ sync_action }) => sync_action)).toEqual([
			'unchanged',
			'unchanged',
			'unchanged',
		]);
	});

	it('changes nothing either when it comes from the trigger', async () => {
		const records = await session.run(readAll);
		const emitted = records.slice(0, 5).map((record) => ({
			...record,
			trigger_event: 'updated',
			branch_public_id: 'RS2RDH3B',
		}));

		const results = await session.run(writeAll, emitted);

		expect(new Set(results.map(({ sync_action }) => sync_action))).toEqual(new Set(['unchanged']));
		expect(await session.bodies('PATCH')).toEqual([]);
	});
});
