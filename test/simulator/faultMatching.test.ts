import { callApi } from './testing/apiCalls';
import type { Fault, Simulator } from './client';
import { useSimulator } from './testing/useSimulator';

let simulator: Simulator;
let token: string;

useSimulator((started) => (simulator = started));
beforeEach(async () => {
	token = await simulator.token();
});

const path = 'api/v1/RS2RDH3B/accounts';
const list = () => callApi(simulator, `${path}?limit=20`, { token });
const create = () => callApi(simulator, path, { token, body: { company_name: 'Acme' } });

describe('which requests a fault meets', () => {
	const statuses = async (requests: number) => {
		const answers: number[] = [];
		for (let i = 0; i < requests; i++) answers.push((await list()).status);
		return answers;
	};

	it('lets some pass first and counts how often it was used', async () => {
		await simulator.addFault({ kind: 'status', status: 503, on: { skip: 2 }, times: 2 });
		expect(await statuses(6)).toEqual([200, 200, 503, 503, 200, 200]);
		expect(await simulator.waitingFaults()).toBe(0);
	});

	it('goes on for ever when told so, until it is cleared', async () => {
		await simulator.addFault({ kind: 'status', status: 503, times: 0 });
		expect(await statuses(4)).toEqual([503, 503, 503, 503]);
		expect(await simulator.waitingFaults()).toBe(1);
		await simulator.clearFaults();
		expect(await statuses(1)).toEqual([200]);
	});

	it('matches method and path, anchored at the path or reaching into the query', async () => {
		await simulator.addFault({ kind: 'status', status: 500, on: { method: 'post' } });
		await simulator.addFault({ kind: 'status', status: 502, on: { path: '/accounts$' } });
		await simulator.addFault({ kind: 'status', status: 503, on: { path: 'limit=20$' } });
		expect(await statuses(3)).toEqual([502, 503, 200]);
		expect((await create()).status).toBe(500);
	});

	it('meets about as many as its chance says', async () => {
		await simulator.addFault({ kind: 'status', status: 503, on: { chance: 0.3 }, times: 0 });
		const refused = (await statuses(100)).filter((status) => status === 503).length;
		expect(refused).toBeGreaterThan(12);
		expect(refused).toBeLessThan(50);
	});

	it('never meets the control API', async () => {
		const fault: Fault = { kind: 'status', status: 500, times: 0 };
		await simulator.addFault(fault);
		expect(await simulator.records('accounts')).toHaveLength(137);
	});

	it('refuses a fault that it does not know, or whose match it does not know', async () => {
		for (const wrong of [{ kind: 'nonsense' }, { kind: 'html', on: { url: '/accounts' } }, {}]) {
			await expect(simulator.addFault(wrong as unknown as Fault)).rejects.toThrow(/422/);
		}
	});
});

describe('a list that changes between two requests', () => {
	it('loses and gets records at the given places', async () => {
		const before = (await list()).body.data;
		await simulator.addFault({
			kind: 'change',
			on: { path: 'offset=10' },
			resource: 'accounts',
			removeAt: [0, 2],
			insert: { count: 1, at: 'start' },
		});
		expect((await list()).body.data).toEqual(before);
		const after = (await callApi(simulator, `${path}?limit=9&offset=10`, { token })).body;
		expect(after.data).toEqual(before.slice(11, 20));
		expect(after.pagination.total).toBe(136);
	});
});

describe('latency', () => {
	it('comes before every answer', async () => {
		await simulator.configure({ latencyMs: 120 });
		await list();
		const [{ durationMs }] = await simulator.requests({ path: '/accounts$' });
		expect(durationMs).toBeGreaterThanOrEqual(119);
	});
});
