import type { IDataObject } from 'n8n-workflow';
import { automatic } from './support/columns';
import { runRoutix } from './support/routixNode';
import { useRoutix } from './support/useRoutix';

const session = useRoutix();
const parameters = {
	resource: 'account',
	operation: 'upsert',
	columns: automatic('company_name'),
};
const create = { ...parameters, operation: 'create' };
const bolt = { company_name: 'Bolt N.V.', phone: '1' };

const namesInRoutix = async () =>
	(await session.routix.records('accounts')).map(({ company_name: name }) => name);

/** Runs on after errors; brings for each item what was done, or the error with its description. */
async function runAll(input: IDataObject[], timeoutMs?: number) {
	const items = await runRoutix({
		credential: session.credential,
		parameters,
		input,
		timeoutMs,
		onError: 'continueRegularOutput',
	});
	return items.map(({ json }) =>
		json.error ? `${String(json.error)} ${String(json.message ?? '')}` : String(json.sync_action),
	);
}

describe('A record whose creation was not answered', () => {
	it.each([
		['that timed out', { kind: 'slowHeaders', ms: 2_000 } as const],
		['whose connection broke after Routix processed it', { kind: 'resetAfter' } as const],
		['whose answer was cut off', { kind: 'cutBody' } as const],
		['that a proxy answered with an error page', { kind: 'html', status: 502 } as const],
	])('%s is never sent again, and the item says that it may exist', async (_case, fault) => {
		await session.routix.addFault({ on: { method: 'POST', path: '/accounts$' }, ...fault });

		const [outcome] = await runAll([bolt], 500);

		expect(outcome).toContain(
			'Routix may have created the account all the same, so it was not sent again.',
		);
		expect(await session.routix.requests({ method: 'POST', path: '/accounts$' })).toHaveLength(1);
	});

	it('is not created by a later item with the same value either, and the next run finds it', async () => {
		await session.routix.addFault({
			on: { method: 'POST', path: '/accounts$' },
			kind: 'slowHeaders',
			ms: 2_000,
		});

		const more = { company_name: bolt.company_name, email: 'info@bolt.nl' };
		const first = await runAll([bolt, more, { company_name: 'Other' }], 500);
		const second = await runAll([bolt, more, { company_name: 'Other' }]);

		expect(first[0]).toContain('may have created');
		expect(first[1]).toContain(
			'An earlier item with company_name "Bolt N.V." may have been created although its answer was lost',
		);
		expect(first[2]).toBe('created');
		expect(second).toEqual(['unchanged', 'updated', 'unchanged']);
		expect((await namesInRoutix()).filter((name) => name === 'Bolt N.V.')).toHaveLength(1);
	});

	it('that Routix refused for sure may be tried by a later item', async () => {
		const outcomes = await runAll([{ ...bolt, email: 'no address' }, bolt]);

		expect(outcomes[0]).toContain('it refused the values');
		expect(outcomes[1]).toBe('created');
	});

	it('is not sent again by Create either', async () => {
		await session.routix.addFault({
			on: { method: 'POST', path: '/accounts$' },
			kind: 'slowHeaders',
			ms: 2_000,
		});

		await expect(
			session.run({ ...create, columns: automatic() }, [bolt], { timeoutMs: 500 }),
		).rejects.toMatchObject({
			message: 'Routix did not answer in time',
			description: expect.stringContaining('may have created'),
		});
		expect(await session.bodies('POST')).toHaveLength(1);
	});
});

describe('A record whose creation was answered without the record', () => {
	it('counts as created; a second item that would change it is told to run again', async () => {
		await session.routix.addFault({
			on: { method: 'POST', path: '/accounts$' },
			kind: 'emptyBody',
			status: 204,
		});

		const more = { company_name: bolt.company_name, email: 'info@bolt.nl' };
		const outcomes = await runAll([bolt, bolt, more]);

		expect(outcomes.slice(0, 2)).toEqual(['created', 'unchanged']);
		expect(outcomes[2]).toContain('Routix did not tell the ID');
		expect(await runAll([more])).toEqual(['updated']);
	});
});

describe('An update whose answer was lost', () => {
	it('leaves open what the record holds, so that a later item is not taken for unchanged', async () => {
		await session.routix.insert('accounts', [{ id: 'bolt', ...bolt }]);
		await session.routix.addFault({ on: { method: 'PATCH' }, kind: 'resetAfter' });

		const outcomes = await runAll([{ ...bolt, phone: '2' }, bolt]);

		expect(outcomes[0]).toContain('may have updated');
		expect(outcomes[1]).toBe('updated');
		const stored = (await session.routix.records('accounts')).find(({ id }) => id === 'bolt');
		expect(stored?.phone).toBe('1');
	});
});

describe('When the records cannot be read', () => {
	it('every item says so, and the list is not asked for again for each of them', async () => {
		await session.routix.addFault({
			on: { method: 'GET' },
			times: 0,
			kind: 'status',
			status: 403,
			body: { error: 'insufficient_scope' },
		});

		const outcomes = await runAll([bolt, { company_name: 'Other' }]);

		expect(outcomes[0]).toContain('routix:accounts:read');
		expect(outcomes[1]).toBe(outcomes[0]);
		expect(await session.requests()).toHaveLength(1);
	});

	it('nothing is written, not even with a list that came incomplete', async () => {
		await session.routix.configure({ wrongTotal: 5_000 });

		const [outcome] = await runAll([bolt]);

		expect(outcome).toContain('No accounts are returned');
		expect(await session.bodies('POST')).toEqual([]);
	});
});

describe('A run that Routix limits', () => {
	it('waits and goes on, and each write arrives once', async () => {
		await session.routix.addFault({
			on: { method: 'POST', path: '/accounts$', skip: 1 },
			times: 2,
			kind: 'status',
			status: 429,
			headers: { 'retry-after': '0' },
		});
		const input = Array.from({ length: 4 }, (_, index) => ({ company_name: `New ${index}` }));

		expect(await runAll(input)).toEqual(Array(4).fill('created'));
		const names = (await namesInRoutix()).filter((name) => String(name).startsWith('New '));
		expect(names.sort()).toEqual(['New 0', 'New 1', 'New 2', 'New 3']);
	});
});
