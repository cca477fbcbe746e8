import { nodeOf, readExample } from './harness/examples';
import type { Execution } from './harness/executions';
import { useSession } from './harness/session';
import type { Workflow } from './harness/workflows';

const session = useSession();

const lists = ['accounts', 'orders', 'vehicles', 'invoices'] as const;

interface Exported {
	/** The files, without the date in their names. */
	files: string[];
	/** All rows of all files, one file after the other. */
	rows: Array<Record<string, unknown>>;
	summary: Record<string, unknown>;
}

/** Runs the example, and reads its files back in the place of whatever takes them. */
async function exported(): Promise<Exported> {
	const workflow = readExample('nightly-export', session.credential);
	addReader(workflow);
	const execution = await session.n8n.execute(workflow);
	expect(execution.data.resultData.error?.message).toBeUndefined();
	expect(execution.status).toBe('success');
	expect(execution.json('Summary')).toHaveLength(1);
	const files = filesOf(execution);
	return {
		files,
		rows: files.length > 0 ? execution.json('Read Back') : [],
		summary: execution.json('Summary')[0],
	};
}

function addReader(workflow: Workflow): void {
	workflow.nodes.push({
		id: 'read-back',
		name: 'Read Back',
		type: 'n8n-nodes-base.extractFromFile',
		typeVersion: 1,
		position: [1400, -280],
		parameters: { operation: 'csv', binaryPropertyName: 'data', options: { enableBOM: true } },
	});
	workflow.connections['Files Only'].main[0].push({ node: 'Read Back', type: 'main', index: 0 });
}

function filesOf(execution: Execution): string[] {
	const items = execution.items('Files Only') as Array<{ binary?: { data: { fileName: string } } }>;
	return items.map(({ binary }) => binary!.data.fileName.replace(/-\d{4}-\d{2}-\d{2}\./, '.'));
}

const idsOf = (records: Array<Record<string, unknown>>) => records.map(({ id }) => id);

const storedIds = async (names: ReadonlyArray<(typeof lists)[number]>) =>
	(await Promise.all(names.map(async (name) => idsOf(await session.routix.records(name))))).flat();

afterEach(async () => await session.routix.reset());

describe('Nightly export → CSV files', () => {
	it('puts each list into a file of its own, named with the date, and counts the records', async () => {
		const { files, rows, summary } = await exported();

		expect(files).toEqual(lists.map((name) => `routix-${name}.csv`));
		expect(idsOf(rows)).toEqual(await storedIds(lists));
		expect(summary).toEqual({
			date: expect.stringMatching(/^\d{4}-\d{2}-\d{2}$/),
			accounts: 137,
			orders: 84,
			vehicles: 31,
			invoices: 63,
			problems: '',
		});
	});

	it('makes columns of the fields within fields, as its note says', async () => {
		const { rows } = await exported();

		const [order] = await session.routix.records('orders');
		const [first] = order.stops as Array<{ address: { city: string } }>;
		const row = rows.find(({ id }) => id === order.id);
		expect(row).toHaveProperty(['stops.0.address.city'], first.address.city);
	});

	it('writes no text that a spreadsheet would run as a formula', async () => {
		const [{ id }] = await session.routix.records('accounts');
		await session.routix.update('accounts', id as string, {
			company_name: '=HYPERLINK("https://evil.example";"Invoice")',
			email: '-2+3+cmd|calc',
			phone: '+31 20 123 4567',
		});

		const { rows } = await exported();

		expect(rows.find((row) => row.id === id)).toMatchObject({
			company_name: '\'=HYPERLINK("https://evil.example";"Invoice")',
			email: "'-2+3+cmd|calc",
			phone: '+31 20 123 4567',
		});
	});

	it('goes on with the others when Routix has not opened a list yet, and says which', async () => {
		await session.routix.configure({ plannedResources: ['orders', 'invoices'] });

		const { files, rows, summary } = await exported();

		expect(files).toEqual(['routix-accounts.csv', 'routix-vehicles.csv']);
		expect(idsOf(rows)).toEqual(await storedIds(['accounts', 'vehicles']));
		expect(summary).toMatchObject({
			accounts: 137,
			orders: 0,
			vehicles: 31,
			invoices: 0,
			problems:
				'Routix has not opened orders in API v1 yet\nRoutix has not opened invoices in API v1 yet',
		});
	});

	it('makes no file of an empty list', async () => {
		await session.routix.seed('vehicles', 0);

		const { files, summary } = await exported();

		expect(files).not.toContain('routix-vehicles.csv');
		expect(files).toHaveLength(3);
		expect(summary).toMatchObject({ vehicles: 0, invoices: 63, problems: '' });
	});

	it('still tells what happened when nothing could be exported', async () => {
		await session.routix.configure({ plannedResources: [...lists] });

		const { files, summary } = await exported();

		expect(files).toEqual([]);
		const problems = String(summary.problems).split('\n');
		expect(problems.map((problem) => lists.find((name) => problem.includes(name)))).toEqual(lists);
	});

	it('has a place to send the files and one to send the summary, both off at first', () => {
		const workflow = readExample('nightly-export', session.credential);

		expect(nodeOf(workflow, 'Upload File')).toMatchObject({ disabled: true });
		expect(nodeOf(workflow, 'Send Summary')).toMatchObject({ disabled: true });
	});
});
