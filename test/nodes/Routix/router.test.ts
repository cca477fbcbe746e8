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
/** What Routix answers to a request for the last part of its path; a record with that ID unless a test changes it. */
let answer: (lastPart: string) => unknown;

beforeAll(async () => {
	server = createServer((request, response) => {
		const lastPart = new URL(request.url ?? '', 'http://routix').pathname.split('/').pop() ?? '';
		const isToken = lastPart === 'oauth-token';
		if (!isToken) asked.push(lastPart);
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
					message: expect.stringMatching(/letters, digits/),
				},
				{ item: 1 },
			],
			[{ id: 'c' }, { item: 2 }],
		]);
		expect(asked).toEqual(['a', 'c']);
	});

	it('tells an error that several items share of each of them', async () => {
		answer = () => '<html>Not Routix</html>';

		const output = await run([{ name: 'a' }, { name: 'b' }], {
			onError: 'continueErrorOutput',
			parameters: {
				resource: 'order',
				operation: 'upsert',
				columns: {
					mappingMode: 'autoMapInputData',
					value: null,
					matchingColumns: ['name'],
				} as unknown as INodeParameters,
			},
		});

		expect(output.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 1 }]);
		expect(output[0].json.message).toMatch(/Base URL/);
		expect(output[1].json).toEqual(output[0].json);
		expect(asked).toEqual(['orders']);
	});

	it('starts no further item once the execution is cancelled, even if the node continues on errors', async () => {
		const cancelling = new AbortController();
		answer = (id) => {
			if (id === 'b') setImmediate(() => cancelling.abort());
			return { data: { id } };
		};

		const output = await run([{ id: 'a' }, { id: 'b' }, { id: 'c' }], {
			onError: 'continueRegularOutput',
			abortSignal: cancelling.signal,
		});

		expect(asked).toEqual(['a', 'b']);
		expect(output.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 1 }]);
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
