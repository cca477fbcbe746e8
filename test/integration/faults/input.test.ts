import type {
	ICredentialDataDecryptedObject,
	INodeParameters,
	NodeOperationError,
} from 'n8n-workflow';
import { declared } from '../support/n8nVersion';
import { startSimulator, type Simulator } from '../../simulator/client';
import { credentialFor } from '../support/contexts';
import { runRoutix } from '../support/routixNode';

jest.setTimeout(60_000);

let simulator: Simulator;

beforeAll(async () => {
	simulator = await startSimulator();
});
afterAll(async () => await simulator.stop());
beforeEach(async () => await simulator.clearRequests());

const getMany = { resource: 'account', operation: 'getAll', returnAll: true };
const byId = (value: string) => ({ __rl: true, mode: 'id', value });
const get = { resource: 'account', operation: 'get', recordId: byId('550e8400') };
const columns = {
	mappingMode: 'defineBelow',
	value: { company_name: 'Acme' },
	matchingColumns: ['company_name'],
	schema: [],
};
const create = { resource: 'account', operation: 'create', columns };
const update = { ...create, operation: 'update', recordId: byId('550e8400') };
const upsert = { ...create, operation: 'upsert' };

async function errorOf(
	parameters: INodeParameters,
	changes: ICredentialDataDecryptedObject = {},
): Promise<NodeOperationError> {
	const credential = credentialFor(simulator, changes);
	const run = runRoutix({ credential, parameters });
	return (await run.then(
		() => expect('items').toBe('an error'),
		(error: unknown) => error,
	)) as NodeOperationError;
}

async function expectRefused(error: NodeOperationError, field: string, value?: string) {
	expect(error.name).toBe('NodeOperationError');
	expect(error.message).toContain(field);
	if (value) expect(error.message).toContain(value);
	expect(error.description).toMatch(/\w{5}/);
	expect(error.context.itemIndex).toBe(0);
	expect(await simulator.requests()).toEqual([]);
}

describe('is refused before anything is sent, naming the field and the item:', () => {
	const wrongBranches = [
		'rs2',
		'RS2RDH3B9',
		'0b9e3c1e-5d1c-4d52-9a6e-6f1f2d3f7a01',
		'../x',
		'..',
		'RS2RDH3/',
		'RS2%2e%2e',
		'RS2RDH3?',
		'RS2RDH3#',
		'RS2RDH3\n',
		'RS2RDH\r\n',
		'ＲＳ２ＲＤＨ３Ｂ',
		'RS2RDH3В',
	];

	it.each(wrongBranches)('the branch %j', async (branchPublicId) => {
		for (const parameters of [getMany, get, create, update, upsert]) {
			const error = await errorOf({ ...parameters, branchPublicId });
			await expectRefused(error, 'Branch Public ID', branchPublicId.trim());
		}
	});

	it.each(['rs2', '../x', ''])('the branch %j of the credential', async (branchPublicId) => {
		await expectRefused(await errorOf(getMany, { branchPublicId }), 'Branch Public ID');
	});

	it.each(['={{ $json.branch }}', '={{ undefined }}', '={{ null }}'])(
		'a branch that the expression %s does not find, when the credential has none',
		async (branchPublicId) => {
			const error = await errorOf({ ...getMany, branchPublicId }, { branchPublicId: '' });
			await expectRefused(error, 'Branch Public ID');
		},
	);

	it('several branches where one is wanted', async () => {
		const error = await errorOf({ ...get, branchPublicId: 'RS2RDH3B, VK7TQ4NM' });
		await expectRefused(error, 'Branch Public ID');
	});

	it.each(['', ' ', '={{ $json.id }}', '={{ null }}', '={{ "" }}'])(
		'the empty record ID %j',
		async (value) => {
			for (const parameters of [get, update]) {
				const error = await errorOf({ ...parameters, recordId: byId(value) });
				await expectRefused(error, 'Account: the record ID is empty');
			}
		},
	);

	it.each([
		'..',
		'../invoices/5',
		'%2e%2e',
		'%252e%252e%252finvoices',
		'a/../../invoices/5',
		'a\\..',
		'a\r\nX-Evil: 1',
		'={{ "=1" }}',
		'a'.repeat(301),
	])('the record ID %j', async (value) => {
		for (const parameters of [get, update]) {
			const error = await errorOf({ ...parameters, recordId: byId(value) });
			await expectRefused(error, 'Account: the record ID');
		}
	});

	it.each([
		0,
		-1,
		1.5,
		'={{ "many" }}',
		'={{ "" }}',
		'={{ null }}',
		'={{ [] }}',
		'={{ 1/0 }}',
		'x',
	])('the limit %j', async (limit) => {
		const error = await errorOf({ ...getMany, returnAll: false, limit });
		await expectRefused(error, 'Limit');
	});

	it.each(['{"phone":', '[1, 2]', '"text"', '5', 'phone: null', "{'phone': null}"])(
		'the additional fields %j',
		async (additionalFields) => {
			for (const parameters of [create, update, upsert]) {
				const error = await errorOf({ ...parameters, options: { additionalFields } });
				await expectRefused(error, 'Additional Fields (JSON)');
			}
		},
	);

	it('an API version that does not exist', async () => {
		for (const apiVersion of ['v3', '../v1', '={{ 1 }}']) {
			await expectRefused(await errorOf({ ...getMany, options: { apiVersion } }), 'API Version');
		}
	});

	it.each([
		'http://api.routix.com',
		'http://localhost.evil.example',
		'https://api.routix.com@localhost',
		'api.routix.com',
		'',
	])('the base URL %j', async (baseUrl) => {
		const error = await errorOf(getMany, { baseUrl });
		await expectRefused(error, 'Base URL', baseUrl.replace(/\/\/.*@/, '//[hidden]@'));
		expect(error).toMatchObject(declared({ cause: 'credential-invalid' }));
	});

	it.each([
		['clientSecret', 'Client Secret'],
		['clientId', 'Client ID'],
	])('a %s that was pasted with spaces', async (name, field) => {
		const value = String(credentialFor(simulator)[name]);
		for (const pasted of [` ${value}`, `${value} `, `${value}\n`, value.replace('-', ' -')]) {
			if (pasted === value) continue;
			const error = await errorOf(getMany, { [name]: pasted });
			await expectRefused(error, field);
			expect(JSON.stringify(error)).not.toContain(value);
		}
	});

	it('an operation that the resource does not have', async () => {
		await expectRefused(await errorOf({ ...create, resource: 'staff' }), 'Operation');
	});
});

describe('with Continue chosen under On Error', () => {
	const onError = 'continueRegularOutput';

	it('the item that fails tells its error and the others run', async () => {
		const items = await runRoutix({
			credential: credentialFor(simulator),
			parameters: { ...getMany, branchPublicId: '={{ $json.branch }}', returnAll: false, limit: 1 },
			input: [{ branch: 'RS2RDH3B' }, { branch: 'rs2' }, { branch: 'VK7TQ4NM' }],
			onError,
		});
		expect(items).toEqual([
			{
				json: expect.objectContaining({ company_name: expect.any(String) }),
				pairedItem: { item: 0 },
			},
			{
				json: {
					error: 'Branch Public ID "rs2" is not valid',
					message: expect.stringContaining('It has 8 characters'),
				},
				pairedItem: { item: 1 },
			},
			{
				json: expect.objectContaining({ company_name: expect.any(String) }),
				pairedItem: { item: 2 },
			},
		]);
	});

	it('a credential that is wrong fails each item, and sends nothing', async () => {
		const items = await runRoutix({
			credential: credentialFor(simulator, { clientSecret: 'with space' }),
			parameters: getMany,
			input: [{}, {}, {}],
			onError,
		});
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual([0, 1, 2].map((item) => ({ item })));
		expect(items.every(({ json }) => String(json.error).includes('Client Secret'))).toBe(true);
		expect(await simulator.requests()).toEqual([]);
	});

	it('an error of Routix is told for its item too', async () => {
		const items = await runRoutix({
			credential: credentialFor(simulator),
			parameters: { ...get, recordId: byId('={{ $json.id }}') },
			input: [{ id: 'unknown-1' }, { id: 'unknown-2' }],
			onError,
		});
		expect(items.map(({ json, pairedItem }) => [json.error, pairedItem])).toEqual([
			['Routix has no account "unknown-1" in branch RS2RDH3B', { item: 0 }],
			['Routix has no account "unknown-2" in branch RS2RDH3B', { item: 1 }],
		]);
	});
});
