import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type {
	ICredentialDataDecryptedObject,
	IDataObject,
	INode,
	INodeParameters,
} from 'n8n-workflow';
import { Routix } from '../../../nodes/Routix/Routix.node';
import { credentialFor, executeContext } from '../../integration/support/contexts';

const getEach = { resource: 'account', operation: 'get', recordId: '={{ $json.id }}' };

let server: Server;
let credential: ICredentialDataDecryptedObject;
/** The last parts of the paths that were asked for. */
let asked: string[];
/** How long the answer takes, in milliseconds. */
let delay: (lastPart: string) => number;
/** How many requests were there at once. */
let mostUnderWay: number;
/** What Routix answers to a request for the last part of its path; a record with that ID unless a test changes it. */
let answer: (lastPart: string) => unknown;

beforeAll(async () => {
	let underWay = 0;
	server = createServer(async (request, response) => {
		const lastPart = new URL(request.url ?? '', 'http://routix').pathname.split('/').pop() ?? '';
		const isToken = lastPart === 'oauth-token';
		if (!isToken) asked.push(lastPart);
		mostUnderWay = Math.max(mostUnderWay, ++underWay);
		const wait = isToken ? 0 : delay(lastPart);
		if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
		underWay--;
		const body = isToken ? { access_token: 'token', expires_in: 3600 } : answer(lastPart);
		response.setHeader('content-type', 'application/json');
		response.end(typeof body === 'string' ? body : JSON.stringify(body));
	});
	server.listen(0, 'localhost');
	await once(server, 'listening');
	const app = { id: '', clientId: 'client', clientSecret: `routix_${'0'.repeat(40)}` };
	const url = `http://localhost:${(server.address() as AddressInfo).port}`;
	credential = credentialFor({ url, app, branches: [{ publicId: 'RS2RDH3B', id: '', name: '' }] });
});

beforeEach(() => {
	asked = [];
	delay = () => 0;
	mostUnderWay = 0;
	answer = (id) => ({ data: { id } });
});

afterAll(() => {
	server.close();
});

interface Setting {
	parameters?: INodeParameters;
	onError?: INode['onError'];
	abortSignal?: AbortSignal;
}

/** Runs the node in n8n-core's context. */
async function run(
	input: IDataObject[],
	{ parameters = getEach, onError, abortSignal }: Setting = {},
) {
	const nodeType = new Routix();
	const context = executeContext({ nodeType, parameters, credential, onError }, input, abortSignal);
	const [output] = await nodeType.execute.call(context);
	return output;
}

/** Create or Update that cannot read its list. */
function upsertWith(onError: INode['onError']): Setting {
	answer = () => '<html>Not Routix</html>';
	const columns = {
		mappingMode: 'autoMapInputData',
		value: null,
		matchingColumns: ['name'],
	} as unknown as INodeParameters;
	return { onError, parameters: { resource: 'order', operation: 'upsert', columns } };
}

describe('The router', () => {
	it('points each record at the item that it comes from', async () => {
		const output = await run([{ id: 'a' }, { id: 'b' }]);

		expect(output).toEqual([
			{ json: { id: 'a' }, pairedItem: { item: 0 } },
			{ json: { id: 'b' }, pairedItem: { item: 1 } },
		]);
	});

	it('points all records of a list at the one item that asked for it', async () => {
		answer = () => ({ data: [{ id: '1' }, { id: '2' }], pagination: { total: 2 } });

		const output = await run([{}, {}], {
			parameters: { resource: 'order', operation: 'getAll', returnAll: true },
		});

		expect(output.map(({ pairedItem }) => pairedItem)).toEqual([
			{ item: 0 },
			{ item: 0 },
			{ item: 1 },
			{ item: 1 },
		]);
	});

	it('gives nothing for no items', async () => {
		expect(await run([])).toEqual([]);
		expect(asked).toEqual([]);
	});

	it('stops at an item that fails and says which one it is and what to do', async () => {
		await expect(run([{ id: 'a' }, { id: ' ' }, { id: 'c' }])).rejects.toMatchObject({
			name: 'NodeOperationError',
			message: 'Account: the record ID is empty',
			description: expect.stringContaining('Choose the account from the list'),
			context: { itemIndex: 1 },
		});
	});

	it('makes an item of an error when the node continues, and still runs the others', async () => {
		const output = await run([{ id: 'a' }, { id: '../x' }, { id: 'c' }], {
			onError: 'continueRegularOutput',
		});

		expect(output.map(({ json, pairedItem }) => [json, pairedItem])).toEqual([
			[{ id: 'a' }, { item: 0 }],
			[
				{
					error: 'Account: the record ID "../x" is not valid',
					message: expect.stringMatching(/another address/),
				},
				{ item: 1 },
			],
			[{ id: 'c' }, { item: 2 }],
		]);
		expect(asked).toEqual(['a', 'c']);
	});

	it('tells an error that several items share of each of them', async () => {
		const output = await run([{ name: 'a' }, { name: 'b' }], upsertWith('continueErrorOutput'));

		expect(output.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 1 }]);
		expect(output[0].json.message).toMatch(/Base URL/);
		expect(output[1].json).toEqual(output[0].json);
		expect(asked).toEqual(['orders']);
	});

	it('brings the items in the order of the input, whichever answer comes first', async () => {
		const ids = Array.from({ length: 30 }, (_, id) => String(id));
		delay = (id) => (30 - Number(id)) * 3;

		const output = await run(ids.map((id) => ({ id })));

		expect(output.map(({ json }) => json.id)).toEqual(ids);
		expect(output.map(({ pairedItem }) => pairedItem)).toEqual(ids.map((_, item) => ({ item })));
		expect(mostUnderWay).toBe(8);
	});

	it('starts no further item once the execution is cancelled, even if the node continues on errors', async () => {
		const cancelling = new AbortController();
		answer = (id) => {
			if (id === '3') setImmediate(() => cancelling.abort());
			return { data: { id } };
		};

		const output = await run(
			Array.from({ length: 50 }, (_, id) => ({ id: String(id) })),
			{ onError: 'continueRegularOutput', abortSignal: cancelling.signal },
		);

		expect(asked.length).toBeLessThan(20);
		expect(output.map(({ pairedItem }) => pairedItem)).toEqual(output.map((_, item) => ({ item })));
		expect(output.length).toBeLessThan(25);
	});

	it('stops at the first item that fails, not at the first error that comes', async () => {
		delay = (id) => (id === 'slow' ? 100 : 0);
		answer = (id) => (id === 'good' ? { data: { id } } : { data: null });

		await expect(run([{ id: 'good' }, { id: 'slow' }, { id: 'quick' }])).rejects.toMatchObject({
			context: { itemIndex: 1 },
		});
	});

	it('tells of what a failed item was matched by when it is an item among the others', async () => {
		const output = await run([{ name: 'a', email: 'x' }], upsertWith('continueRegularOutput'));

		expect(output[0].json).toEqual({
			name: 'a',
			error: expect.any(String),
			message: expect.any(String),
		});
	});

	it('leaves that to n8n at the error output, which takes no item with other names', async () => {
		const output = await run([{ name: 'a', email: 'x' }], upsertWith('continueErrorOutput'));

		expect(Object.keys(output[0].json)).toEqual(['error', 'message']);
	});

	it.each([
		[{ resource: 'trailer', operation: 'get' }, 'Resource "trailer" does not exist'],
		[
			{ resource: 'staff', operation: 'create' },
			'Operation "create" does not exist for staff members',
		],
	])('refuses %j with what there is', async (parameters, message) => {
		await expect(run([{}], { parameters })).rejects.toThrow(message);
	});

	it('sends nothing with a credential that has a mistake, and tells it of every item', async () => {
		const nodeType = new Routix();
		const wrong = { ...credential, baseUrl: 'http://api.routix.com' };
		const setting = { nodeType, parameters: getEach, credential: wrong };
		const context = executeContext({ ...setting, onError: 'continueRegularOutput' }, [
			{ id: 'a' },
			{ id: 'b' },
		]);

		const [output] = await nodeType.execute.call(context);

		expect(output.map(({ json }) => json.error)).toEqual([
			expect.stringContaining('http://api.routix.com'),
			expect.stringContaining('http://api.routix.com'),
		]);
	});
});
