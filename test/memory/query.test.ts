import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { IDataObject } from 'n8n-workflow';
import { accountAt, startAccountsServer } from './accountsServer';

const ACCOUNTS = 400_000;
/** The accounts themselves would take more (see `--max-old-space-size` in Node's documentation). */
const HEAP_MIB = 160;

jest.setTimeout(30 * 60_000);

const getAll = { resource: 'account', operation: 'getAll', returnAll: true, options: {} };
let routix: Awaited<ReturnType<typeof startAccountsServer>>;

beforeAll(async () => {
	routix = await startAccountsServer(ACCOUNTS);
});

afterAll(() => routix.stop());

/** What the node gives in a process with so little memory. */
async function ask(parameters: object): Promise<IDataObject[]> {
	const args = [`--max-old-space-size=${HEAP_MIB}`, '--import', 'tsx', join(__dirname, 'ask.ts')];
	const { stdout } = await promisify(execFile)(
		process.execPath,
		[...args, routix.url, JSON.stringify(parameters)],
		{ maxBuffer: 100 * 1024 * 1024 },
	);
	return JSON.parse(stdout) as IDataObject[];
}

describe(`${ACCOUNTS} accounts with a heap of ${HEAP_MIB} MiB`, () => {
	it('are more than fit into it', async () => {
		await expect(ask(getAll)).rejects.toMatchObject({
			stderr: expect.stringContaining('heap out of memory'),
		});
	});

	it('can be searched', async () => {
		expect(await ask({ ...getAll, search: 'transport 399999' })).toEqual([accountAt(399_999)]);
	});

	it('can be sorted for the last ones, which come in the worst order', async () => {
		const sort = { fields: [{ field: 'phone', direction: 'desc' }] };

		const records = await ask({ ...getAll, returnAll: false, limit: 50, options: { sort } });

		expect(records).toEqual(Array.from({ length: 50 }, (_, index) => accountAt(399_999 - index)));
	});

	it('can be counted by a filter', async () => {
		const conditions = [{ field: 'account_type', operator: 'equals', value: 'carrier' }];
		const count = { resource: 'account', operation: 'count', filters: { conditions }, options: {} };

		expect(await ask(count)).toEqual([{ count: 80_000 }]);
	});
});
