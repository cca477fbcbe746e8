import { startSimulator, type Simulator } from '../simulator/client';
import { credentialFor } from './support/contexts';
import { runRoutix } from './support/routixNode';

let simulator: Simulator;

beforeAll(async () => {
	simulator = await startSimulator();
});

afterAll(async () => await simulator.stop());

beforeEach(async () => await simulator.reset());

const getAccounts = { resource: 'account', operation: 'getAll', returnAll: true };

describe('Get Many in n8n-core', () => {
	it('reads 2,500 accounts with 3 record requests and 1 token request, in order and each once', async () => {
		await simulator.seed('accounts', 2_500);

		const items = await runRoutix({
			credential: credentialFor(simulator),
			parameters: getAccounts,
		});

		const ids = items.map(({ json }) => json.id);
		const stored = await simulator.records('accounts');
		expect(ids).toEqual(stored.map(({ id }) => id));
		expect(new Set(ids).size).toBe(2_500);
		const requests = await simulator.requests();
		expect(requests.filter(({ path }) => path.includes('oauth-token'))).toHaveLength(1);
		expect(requests.filter(({ path }) => path.includes('/accounts'))).toHaveLength(3);
	});
});
