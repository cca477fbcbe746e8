import { callApi } from './testing/apiCalls';
import type { Simulator } from './client';
import { useSimulator } from './testing/useSimulator';
import { variations } from './variations';
import { groups } from './variations/variation';

let simulator: Simulator;

useSimulator((started) => (simulator = started));

const twice = (values: string[]) =>
	values.filter((value, index) => values.indexOf(value) !== index);

describe('the list of variations', () => {
	it('names each of them once, and describes each of them otherwise', () => {
		expect(twice(variations.map(({ name }) => name))).toEqual([]);
		expect(twice(variations.map(({ does }) => does))).toEqual([]);
	});

	it('has some of every kind', () => {
		const used = new Set(variations.map(({ group }) => group));
		expect(groups.filter((group) => !used.has(group))).toEqual([]);
	});

	it('says of each that it touches something, and of no operation that it does not touch', () => {
		for (const { name, touches, but = {} } of variations) {
			expect([name, touches.length]).not.toEqual([name, 0]);
			const others = Object.keys(but).filter(
				(operation) => !touches.some((it) => it === operation),
			);
			expect([name, others]).toEqual([name, []]);
		}
	});
});

describe('a variation', () => {
	const list = async () =>
		(
			await callApi(simulator, 'api/v1/RS2RDH3B/accounts?limit=5', {
				token: await simulator.token(),
			})
		).body;

	it('changes nothing but what it says, and ends with a reset', async () => {
		const before = await list();
		await simulator.vary('none');
		expect(await list()).toEqual(before);
		await simulator.vary('total-of-page');
		expect(await list()).toEqual({ ...before, pagination: { ...before.pagination, total: 5 } });
		await simulator.reset();
		expect(await list()).toEqual(before);
	});

	it('logs what was written, as always', async () => {
		await simulator.vary('write-answer-no-content');
		const token = await simulator.token();
		const answer = await callApi(simulator, 'api/v1/RS2RDH3B/accounts', {
			token,
			body: { company_name: 'Acme' },
		});
		expect(answer.status).toBe(204);
		expect((await simulator.records('accounts')).at(-1)).toMatchObject({ company_name: 'Acme' });
		expect((await simulator.requests({ method: 'POST', path: '/accounts$' }))[0]).toMatchObject({
			status: 204,
			body: { company_name: 'Acme' },
		});
	});

	it('has to be a known one', async () => {
		await expect(simulator.vary('no-such-variation')).rejects.toThrow('no variation');
	});
});
