import { Agent } from 'http';
import type { Simulator } from './client';
import { callApi } from './testing/apiCalls';
import { rawRequest } from './testing/rawRequest';
import { useSimulator } from './testing/useSimulator';

let simulator: Simulator;

useSimulator((started) => (simulator = started));

const api = async (path: string) =>
	callApi(simulator, `api/v1/${path}`, { token: await simulator.token() });

describe('the request log', () => {
	it('holds what was asked, in order, without tokens or secrets', async () => {
		const token = await simulator.token();
		await callApi(simulator, 'api/v2/RS2RDH3B/accounts?limit=2&offset=4', { token });
		const body = { company_name: 'Acme' };
		await callApi(simulator, 'api/v1/RS2RDH3B/accounts', { token, body });
		await callApi(simulator, 'api/v1/RS2RDH3B/accounts/../x%2f..?access_token=1', { token });
		const requests = await simulator.requests();
		expect(requests).toMatchObject([
			{
				method: 'POST',
				path: '/functions/v1/oauth-token',
				status: 200,
				grant: 'client_credentials',
			},
			{
				method: 'GET',
				path: '/functions/v1/api/v2/RS2RDH3B/accounts',
				query: { limit: '2', offset: '4' },
				status: 200,
				authorization: 'bearer',
				durationMs: expect.any(Number),
			},
			{ method: 'POST', status: 201, body },
			{ status: 404, query: { access_token: '[hidden]' } },
		]);
		expect(requests[0].body).toBeUndefined();
		const text = JSON.stringify(requests);
		expect(text).not.toContain(token);
		expect(text).not.toContain(simulator.app.clientSecret);
	});

	it('can be filtered and cleared', async () => {
		await api('RS2RDH3B/accounts');
		await api('RS2RDH3B/trips');
		expect(await simulator.requests({ path: '/accounts$' })).toHaveLength(1);
		expect(await simulator.requests({ method: 'get', status: 404 })).toHaveLength(1);
		await simulator.clearRequests();
		expect(await simulator.requests()).toEqual([]);
	});

	it('tells how many requests were under way, and on which connection', async () => {
		const token = await simulator.token();
		await simulator.clearRequests();
		await simulator.configure({ latencyMs: 300 });
		const agent = new Agent({ keepAlive: true, maxSockets: 3 });
		const read = () =>
			rawRequest(`${simulator.url}/functions/v1/api/v1/RS2RDH3B/accounts`, token, { agent });
		await Promise.all([read(), read(), read()]);
		await read();
		agent.destroy();
		const requests = await simulator.requests();
		expect(requests.map(({ underWay }) => underWay)).toEqual([1, 2, 3, 1]);
		const connections = requests.map(({ connection }) => connection);
		expect(new Set(connections).size).toBe(3);
		expect(connections.slice(0, 3)).toContain(connections[3]);
	});
});
