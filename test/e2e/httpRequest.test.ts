import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { CredentialReference } from './n8n';
import { routixCredential, routixCredentialType } from './harness/routixNodes';
import { useSession } from './harness/session';
import { chain, manualTrigger } from './harness/workflows';

const session = useSession();

describe("n8n's own HTTP Request node with the Routix credential", () => {
	let elsewhere: Server;
	let headersSeenElsewhere: unknown[];
	let allowed: CredentialReference;

	beforeAll(async () => {
		elsewhere = createServer((request, response) => {
			headersSeenElsewhere.push(request.headers);
			response.end('{}');
		});
		// Another name of this machine: the credential is bound to "localhost", the simulator's host.
		elsewhere.listen(0, '127.0.0.1');
		await once(elsewhere, 'listening');
		allowed = await session.n8n.createCredential(routixCredentialType, 'For HTTP Request', {
			...routixCredential(session.routix),
			useInHttpRequest: true,
		});
	});
	beforeEach(() => {
		headersSeenElsewhere = [];
	});
	afterAll(() => {
		elsewhere.close();
	});

	it('is refused as long as the owner of the credential does not allow it', async () => {
		const { url, branches } = session.routix;

		const execution = await request(
			`${url}/functions/v1/api/v1/${branches[0].publicId}/accounts?limit=2`,
			session.credential,
		);

		expect(execution.status).toBe('error');
		expect(execution.error('HTTP Request').message).toMatch(/prevent|not allowed|HTTP Request/i);
		expect(await session.routix.requests()).toEqual([]);
	});

	it('reads from Routix', async () => {
		const { url, branches } = session.routix;

		const execution = await request(
			`${url}/functions/v1/api/v1/${branches[0].publicId}/accounts?limit=2`,
			allowed,
		);

		expect(execution.json('HTTP Request')).toEqual([
			expect.objectContaining({ pagination: expect.objectContaining({ limit: 2 }) }),
		]);
	});

	it('shows no token when Routix refuses', async () => {
		const execution = await request(
			`${session.routix.url}/functions/v1/api/v1/AAAA1111/accounts`,
			allowed,
		);

		expect(execution.status).toBe('error');
		expect(execution.error('HTTP Request')).toMatchObject({ httpCode: '404' });
	});

	it('is refused on another host, which gets no request', async () => {
		const { port } = elsewhere.address() as AddressInfo;

		const execution = await request(`http://127.0.0.1:${port}/collect`, allowed);

		expect(execution.status).toBe('error');
		expect(execution.error('HTTP Request').message).toMatch(/domain/i);
		expect(headersSeenElsewhere).toEqual([]);
	});
});

async function request(url: string, credential: CredentialReference) {
	return await session.n8n.execute(
		chain('HTTP Request', [
			manualTrigger,
			{
				name: 'HTTP Request',
				type: 'n8n-nodes-base.httpRequest',
				typeVersion: 4.2,
				parameters: {
					url,
					authentication: 'predefinedCredentialType',
					nodeCredentialType: routixCredentialType,
					options: {},
				},
				credentials: { [routixCredentialType]: credential },
			},
		]),
	);
}
