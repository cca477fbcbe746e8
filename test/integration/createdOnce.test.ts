import './support/setup';
import { ExecutionLifecycleHooks } from 'n8n-core';
import type { IDataObject, INode, INodeParameters, IRun, IWorkflowBase } from 'n8n-workflow';
import { indexCache } from '../../nodes/Routix/sync/indexCache';
import { liveIndexes } from '../../nodes/Routix/sync/liveIndexes';
import { automatic, mapped } from './support/columns';
import { newExecution, type ExecutionSetting } from './support/contexts';
import { runRoutix } from './support/routixNode';
import { useRoutix } from './support/useRoutix';

const session = useRoutix();
const create = { resource: 'account', operation: 'create', columns: automatic() };
const upsert = { ...create, operation: 'upsert', columns: automatic('company_name') };
const good = ['One', 'Two', 'Three'].map((company_name) => ({ company_name }));
const wrong = { company_name: 'Wrong', email: 'no address' };

/** Runs the node once more in the execution, as n8n does for Retry On Fail and Retry; errors become items. */
async function attempt(
	execution: ExecutionSetting,
	input: IDataObject[],
	parameters: INodeParameters = create,
	{ onError, timeoutMs }: { onError?: INode['onError']; timeoutMs?: number } = {},
): Promise<IDataObject[]> {
	// n8n stores the context as JSON and reads it again.
	execution.data = JSON.parse(JSON.stringify(execution.data)) as ExecutionSetting['data'];
	const { credential } = session;
	const setting = { credential, parameters, input, execution, onError, timeoutMs };
	return await runRoutix(setting).then(
		(items) => items.map(({ json }) => json),
		(error: Error & { description?: string }) => [
			{ error: error.message, message: error.description ?? '' },
		],
	);
}

const storedTimes = async (name: string) =>
	(await session.routix.records('accounts')).filter(({ company_name: stored }) => stored === name)
		.length;

const kept = ({ data }: ExecutionSetting) => Object.values(data.executionData!.contextData)[0];

describe('Items that n8n runs the node with again', () => {
	it.each<[string, IDataObject[], INode['onError']]>([
		['and the node stops at the item that failed', [...good, wrong], 'stopWorkflow'],
		['and the node continues', [wrong, ...good], 'continueRegularOutput'],
		['and errors have an output of their own', [wrong, ...good], 'continueErrorOutput'],
	])('are created once when one failed %s', async (_case, input, onError) => {
		const execution = newExecution();

		const first = await attempt(execution, input, create, { onError });
		const second = await attempt(execution, input, create, { onError });
		const third = await attempt(execution, input, create, { onError });

		expect([second, third]).toEqual([first, first]);
		for (const { company_name: name } of good) expect(await storedTimes(name)).toBe(1);
		expect(await session.bodies('POST')).toHaveLength(3 + 3);
	});

	it('are created once although their fields differ in each try', async () => {
		const columns = mapped({ company_name: '={{ $json.name }} {{ Math.random() }}' });
		const execution = newExecution();
		const input = [{ name: 'One' }, { name: '' }];
		const parameters = {
			...create,
			columns: columns as INodeParameters,
			branchPublicId: '={{ $json.name ? "" : "wrong" }}',
		};

		const first = await attempt(execution, input, parameters, { onError: 'continueRegularOutput' });
		const second = await attempt(execution, input, parameters, {
			onError: 'continueRegularOutput',
		});

		expect(second[0]).toEqual(first[0]);
		expect(await session.bodies('POST')).toHaveLength(1);
	});

	it('are sent only where they failed, after the node was put right', async () => {
		const execution = newExecution();
		await attempt(execution, [...good, wrong]);

		const corrected = { ...create, columns: mapped({ company_name: '={{ $json.company_name }}' }) };
		const done = await attempt(execution, [...good, wrong], corrected);

		expect(done.map(({ company_name: name }) => name)).toEqual(['One', 'Two', 'Three', 'Wrong']);
		expect(await session.bodies('POST')).toHaveLength(3 + 1 + 1);
	});

	it('are created anew in another branch: that is another record', async () => {
		const execution = newExecution();
		await attempt(execution, [good[0], wrong]);

		const branchPublicId = session.routix.branches[1].publicId;
		await attempt(execution, [good[0], wrong], { ...create, branchPublicId });

		const there = await session.routix.records('accounts', branchPublicId);
		expect(there.at(-1)?.company_name).toBe('One');
	});

	it('are created again in the next round of a loop, and in another execution', async () => {
		const execution = newExecution();
		await attempt(execution, [good[0], wrong]);
		await attempt({ ...execution, runIndex: 1 }, [good[0], wrong]);
		await attempt(newExecution(), [good[0], wrong]);

		expect(await storedTimes('One')).toBe(3);
	});

	it('have a memory only as long as one failed', async () => {
		const execution = newExecution();

		await attempt(execution, [...good, wrong]);
		expect(Object.keys(kept(execution)).length).toBe(1);
		await attempt(execution, [...good, { ...wrong, email: 'a@b.nl' }]);

		expect(kept(execution)).toEqual({});
	});

	it('are created once although the first has a field that n8n takes for a failure', async () => {
		await session.routix.addFault({
			on: { method: 'POST', path: '/accounts$' },
			kind: 'raw',
			status: 201,
			body: JSON.stringify({ data: { id: 'a', error: 'no VAT number' } }),
		});
		const execution = newExecution();

		const first = await attempt(execution, good);
		const second = await attempt(execution, good);

		expect(second).toEqual(first);
		expect(await session.bodies('POST')).toHaveLength(3);
	});

	it('keep no more than the IDs of very many and large records', async () => {
		await session.routix.configure({ unknownFields: 'store' });
		const notes = 'x'.repeat(300_000);
		const input = [...good, { company_name: 'Four' }].map((item) => ({ ...item, notes }));
		const columns = { ...automatic(), mappingMode: 'autoMapInputData' } as INodeParameters;
		const parameters = { ...create, columns, options: { apiVersion: 'v2' } };
		const execution = newExecution();

		const failing = { onError: 'continueRegularOutput' } as const;
		const first = await attempt(execution, [...input, wrong], parameters, failing);
		const length = JSON.stringify(kept(execution)).length;
		const second = await attempt(execution, [...input, wrong], parameters, failing);

		expect(length).toBeGreaterThan(900_000);
		expect(length).toBeLessThan(1_010_000);
		expect(second.map(({ id }) => id)).toEqual(first.map(({ id }) => id));
		expect(second[3]).toMatchObject({ company_name: 'Four', notes });
		expect(await session.bodies('POST')).toHaveLength(4 + 1 + 1);
	});

	it('are told as created by Create or Update in each try, and not sent again', async () => {
		const execution = newExecution();
		const onError = 'continueRegularOutput';

		const first = await attempt(execution, [wrong, ...good], upsert, { onError });
		const second = await attempt(execution, [wrong, ...good], upsert, { onError });

		const actions = (items: IDataObject[]) => items.map(({ sync_action: action }) => action);
		expect(actions(first)).toEqual([undefined, 'created', 'created', 'created']);
		expect(actions(second)).toEqual(actions(first));
		expect(await session.bodies('POST')).toHaveLength(3 + 2);
		expect(await session.bodies('PATCH')).toEqual([]);
	});

	it('are not created again by Create or Update when the list does not show them yet', async () => {
		const execution = newExecution();
		await attempt(execution, [good[0], wrong], upsert);
		const [{ id }] = (await session.routix.records('accounts')).slice(-1);
		await session.routix.remove('accounts', [String(id)]);

		const onError = 'continueRegularOutput';
		const [again] = await attempt(execution, [good[0], wrong], upsert, { onError });

		expect(again).toMatchObject({ id, sync_action: 'created' });
		expect(await storedTimes('One')).toBe(0);
	});
});

describe('A create whose answer was lost', () => {
	const lose = async () =>
		await session.routix.addFault({
			on: { method: 'POST', path: '/accounts$' },
			kind: 'html',
			status: 502,
		});

	it.each([
		['Create', create],
		['Create or Update, if the list does not show the record', upsert],
	])('is not sent again in a later try: %s', async (_operation, parameters) => {
		await lose();
		const execution = newExecution();

		const [first] = await attempt(execution, [good[0]], parameters);
		const [second] = await attempt(execution, [good[0]], parameters);

		expect(first.message).toContain('Routix may have created the account all the same');
		expect(second.error).toBe(
			'An earlier try of this item may have created the account, but its answer was lost',
		);
		expect(second.message).toContain('Look the account up in Routix');
		expect(await session.bodies('POST')).toHaveLength(1);

		const [anew] = await attempt(newExecution(), [good[0]], parameters);
		expect(anew.company_name).toBe('One');
	});

	it('keeps a later item with the same value from being created, in a later try too', async () => {
		await lose();
		const execution = newExecution();
		const onError = 'continueRegularOutput';

		await attempt(execution, [good[0], good[0]], upsert, { onError });
		const again = await attempt(execution, [good[0], good[0]], upsert, { onError });

		expect(again[1].error).toContain(
			'An earlier item with company_name "One" may have been created',
		);
		expect(await session.bodies('POST')).toHaveLength(1);
	});

	it('is found by Create or Update in a later try if it was carried out', async () => {
		await session.routix.addFault({
			on: { method: 'POST', path: '/accounts$' },
			kind: 'resetAfter',
		});
		const execution = newExecution();

		await attempt(execution, [good[0]], upsert);
		const [second] = await attempt(execution, [good[0]], upsert);

		expect(second).toMatchObject({ company_name: 'One', sync_action: 'unchanged' });
		expect(await storedTimes('One')).toBe(1);
	});
});

describe('Executions at the same time with the same new customer', () => {
	const atOnce = async (count: number, items: (execution: number) => IDataObject[]) =>
		await Promise.all(
			Array.from({ length: count }, async (_, number) => {
				const execution = newExecution({ id: String(number) });
				const onError = 'continueRegularOutput';
				return await attempt(execution, items(number), upsert, { onError });
			}),
		);

	beforeEach(async () => await session.routix.configure({ latencyMs: 100 }));

	it('make one record: the others wait and find it', async () => {
		const done = await atOnce(3, () => [good[0]]);

		expect(
			done
				.flat()
				.map(({ sync_action: action }) => action)
				.sort(),
		).toEqual(['created', 'unchanged', 'unchanged']);
		expect(await storedTimes('One')).toBe(1);
		expect(new Set(done.flat().map(({ id }) => id)).size).toBe(1);
	});

	it('make one record, and each still writes what is different', async () => {
		const done = await atOnce(3, (number) => [{ ...good[0], phone: String(number) }]);

		const actions = done.flat().map(({ sync_action: action }) => action);
		expect(actions.sort()).toEqual(['created', 'updated', 'updated']);
		expect(await storedTimes('One')).toBe(1);
	});

	it('make one record also when one comes to it long after it has read the list', async () => {
		const done = await atOnce(2, (number) =>
			number === 0
				? [good[0]]
				: [{ company_name: 'Before' }, { company_name: 'Before', phone: '1' }, good[0]],
		);

		expect(done[1][2].sync_action).toBe('unchanged');
		expect(await storedTimes('One')).toBe(1);
	});

	it('make one record also when it is created while another one reads the list', async () => {
		await session.routix.addFault({ on: { method: 'GET', skip: 1 }, kind: 'slowHeaders', ms: 600 });

		await atOnce(2, () => [good[0]]);

		expect(await storedTimes('One')).toBe(1);
		expect(await session.bodies('POST')).toHaveLength(1);
	});

	it('make none twice when the answer of the first was lost', async () => {
		await session.routix.addFault({
			on: { method: 'POST', path: '/accounts$' },
			kind: 'resetAfter',
		});

		const done = await atOnce(3, () => [good[0]]);

		const errors = done.flat().map(({ error }) => String(error));
		expect(errors.filter((error) => error.includes('may have been created'))).toHaveLength(2);
		expect(await storedTimes('One')).toBe(1);
	});

	it('make one each where the first was refused for sure', async () => {
		const done = await atOnce(2, (number) => [number === 0 ? wrong : { company_name: 'Wrong' }]);

		expect(done[1][0].sync_action).toBe('created');
	});

	it('with different credentials know nothing of each other', async () => {
		const { clientId, clientSecret } = await session.routix.registerApp({ name: 'Another' });
		const other = { ...session.credential, clientId, clientSecret };

		await Promise.all(
			[session.credential, other].map(
				async (credential) => await runRoutix({ credential, parameters: upsert, input: [good[0]] }),
			),
		);

		expect(await storedTimes('One')).toBe(2);
	});

	it('leave nothing behind', async () => {
		await atOnce(3, () => [good[0]]);
		await new Promise((resolve) => setImmediate(resolve));

		expect(indexCache.size).toBe(0);
		expect(liveIndexes.turnCount).toBe(0);
	});

	it('of Create make one each: it never asks what is there', async () => {
		await Promise.all([1, 2, 3].map(async () => await attempt(newExecution(), [good[0]])));

		expect(await storedTimes('One')).toBe(3);
	});
});

describe('A loop', () => {
	const loop = () => newExecution({ id: `loop ${Math.random()}`, isLoop: true });

	it('of 20 rounds over 5,000 accounts reads them once, and knows what it wrote', async () => {
		await session.routix.seed('accounts', 5_000);
		const execution = loop();
		const actions: unknown[] = [];

		for (let round = 0; round < 20; round++) {
			const input = [{ company_name: 'In the loop', phone: String(Math.floor(round / 2)) }];
			const [done] = await attempt({ ...execution, runIndex: round }, input, upsert);
			actions.push(done.sync_action);
		}

		expect((await session.requests('GET')).length).toBeLessThanOrEqual(6);
		expect(actions.slice(0, 4)).toEqual(['created', 'unchanged', 'updated', 'unchanged']);
		expect(await storedTimes('In the loop')).toBe(1);
	});

	it('of other executions, and nodes that are in none, read anew', async () => {
		await attempt(loop(), good, upsert);
		await attempt(loop(), good, upsert);
		const once = newExecution({ id: 'once' });
		await attempt(once, good, upsert);
		await attempt({ ...once, runIndex: 1 }, good, upsert);

		expect(await session.requests('GET')).toHaveLength(4);
	});

	it('reads again after five minutes', async () => {
		const execution = loop();
		await attempt(execution, good, upsert);
		const now = Date.now();
		jest.spyOn(Date, 'now').mockImplementation(() => now + 5 * 60_000);
		await attempt({ ...execution, runIndex: 1 }, good, upsert);
		jest.restoreAllMocks();

		expect(await session.requests('GET')).toHaveLength(2);
	});

	it('reads each branch and each way of matching once', async () => {
		const execution = loop();
		const branchPublicId = session.routix.branches[1].publicId;
		for (const runIndex of [0, 1]) {
			await attempt({ ...execution, runIndex }, good, upsert);
			await attempt({ ...execution, runIndex }, good, { ...upsert, branchPublicId });
			await attempt({ ...execution, runIndex }, good, { ...upsert, options: { ignoreCase: true } });
		}

		expect(await session.requests('GET')).toHaveLength(3);
	});

	it('leaves nothing behind when its execution ends', async () => {
		const hooks = new ExecutionLifecycleHooks('manual', 'loop', {} as IWorkflowBase);
		const execution = { ...loop(), hooks };
		const before = indexCache.size;
		await attempt(execution, good, upsert);
		await attempt({ ...execution, runIndex: 1 }, good, upsert);
		expect(indexCache.size).toBeGreaterThan(before);

		await hooks.runHook('workflowExecuteAfter', [{ status: 'success' } as IRun, {}]);

		expect(indexCache.size).toBe(before);
	});

	it('asks again for a list that could not be read', async () => {
		await session.routix.addFault({
			on: { method: 'GET' },
			kind: 'status',
			status: 403,
			body: { error: 'insufficient_scope' },
		});
		const execution = loop();

		const [failed] = await attempt(execution, good, upsert);
		const done = await attempt({ ...execution, runIndex: 1 }, good, upsert);

		expect(failed.error).toBeDefined();
		expect(done.map(({ sync_action: action }) => action)).toEqual(Array(3).fill('created'));
	});
});
