import { Routix } from '../../../nodes/Routix/Routix.node';
import { automatic } from '../support/columns';
import { executeContext } from '../support/contexts';
import { useRoutix } from '../support/useRoutix';
import { syncRows, type SyncRow } from './syncRows';

const session = useRoutix();

/** Runs Create or Update; brings the output and what n8n shows above it. */
async function sync({ items, options = {} }: Pick<SyncRow, 'items' | 'options'>) {
	const nodeType = new Routix();
	const columns = automatic('company_name');
	const parameters = { resource: 'account', operation: 'upsert', columns, options };
	const { credential } = session;
	const onError = 'continueRegularOutput' as const;
	const context = executeContext({ nodeType, parameters, credential, onError }, items);
	const [output] = await nodeType.execute.call(context);
	return { output: output.map(({ json }) => json), hints: context.hints };
}

async function writes(): Promise<unknown[]> {
	const requests = await session.requests();
	return requests
		.filter(({ method }) => method !== 'GET')
		.map(({ method, body }) => ({ [method]: body }));
}

describe('The table of Create or Update', () => {
	beforeEach(async () => {
		await session.routix.seed('accounts', 0);
		// A field that nobody knows is taken and not shown.
		await session.routix.configure({ unknownFields: 'ignore' });
	});

	const cases = syncRows.map((row) => [row.row, JSON.stringify(row.items), row] as const);

	it.each(cases)('%s: %s', async (_row, _items, row) => {
		const records = Array.from({ length: row.times ?? 1 }, (_, index) => ({
			id: `id-${index}`,
			...row.record,
		}));
		await session.routix.insert('accounts', records);
		if (row.variation) await session.routix.vary(row.variation);

		const { output, hints } = await sync(row);

		const told = output.map(({ error, sync_action: action }) => error ?? action);
		expect(told).toEqual(row.told);
		expect(await writes()).toEqual(row.sent);
		expect(output.at(-1)?.not_kept).toEqual(row.notKept);
		expect(hints.map(({ message }) => message).slice(0, -1)).toEqual(row.hint ? [row.hint] : []);
	});
});

describe('Above the output', () => {
	it('the items are counted', async () => {
		await session.routix.insert('accounts', [{ id: 'a', company_name: 'Acme', phone: '020' }]);

		const { hints } = await sync({
			items: [
				{ company_name: 'New' },
				{ company_name: 'Newer' },
				{ company_name: 'Acme', phone: '030' },
				{ company_name: 'Acme', phone: '030' },
				{ company_name: '' },
			],
		});

		expect(hints).toEqual([
			{
				message: '2 created, 1 updated, 1 unchanged, 1 failed',
				type: 'info',
				location: 'outputPane',
			},
		]);
	});

	it('words from outside are no HTML', async () => {
		const { hints } = await sync({
			items: [{ company_name: 'New', '<img src=x onerror=alert(1)>': 'x' }],
			options: { dryRun: true },
		});

		expect(JSON.stringify(hints)).toContain('‹img src=x');
		expect(JSON.stringify(hints)).not.toContain('<img');
	});

	it('Create and Update name what Routix did not keep as well', async () => {
		const nodeType = new Routix();
		const parameters = { resource: 'account', operation: 'create', columns: automatic() };
		const context = executeContext({ nodeType, parameters, credential: session.credential }, [
			{ company_name: 'New', email: 'Info@New.nl' },
		]);
		await session.routix.addFault({
			on: { method: 'POST', path: '/accounts$' },
			kind: 'raw',
			status: 201,
			body: JSON.stringify({ data: { id: 'a', company_name: 'New', email: 'info@new.nl' } }),
		});

		const [[{ json }]] = await nodeType.execute.call(context);

		expect(json).toMatchObject({ email: 'info@new.nl', not_kept: ['email'] });
		expect(context.hints).toHaveLength(1);
		expect(context.hints[0].message).toContain('did not keep every value of email');
	});
});

it('sync_action is the first column of the output', async () => {
	await session.routix.insert('accounts', [{ id: 'a', company_name: 'Acme', phone: '020' }]);
	const items = [
		{ company_name: 'Acme' },
		{ company_name: 'Acme', phone: '030' },
		{ company_name: 'New' },
	];

	for (const options of [{ dryRun: true }, {}] as Array<Record<string, boolean>>) {
		const { output } = await sync({ items, options });
		expect(output.map((json) => Object.keys(json)[0])).toEqual(Array(3).fill('sync_action'));
	}
});
