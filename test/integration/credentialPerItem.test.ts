import type { ICredentialDataDecryptedObject, IDataObject } from 'n8n-workflow';
import { startSimulator, type AppKeys, type Simulator } from '../simulator/client';
import { mapped } from './support/columns';
import { executeContext } from './support/contexts';
import { runRoutix } from './support/routixNode';
import { useRoutix } from './support/useRoutix';
import { Routix } from '../../nodes/Routix/Routix.node';

const session = useRoutix();
let other: Simulator;

beforeAll(async () => {
	other = await startSimulator({ seed: 77 });
}, 60_000);
beforeEach(async () => await other.reset());
afterAll(async () => await other?.stop());

/** A credential of which each field is what the item has under its name. */
const perItem: ICredentialDataDecryptedObject = {
	grantType: 'client_credentials',
	clientId: '={{ $json.clientId }}',
	clientSecret: '={{ $json.clientSecret }}',
	branchPublicId: '={{ $json.branch }}',
	baseUrl: '={{ $json.url }}',
};

const create = {
	resource: 'account',
	operation: 'create',
	columns: mapped({ company_name: '={{ $json.name }}' }),
};

/** An item that works in one branch of a Routix, with an app that may do nothing in another. */
async function itemFor(routix: Simulator, branchIndex: number, name: string) {
	const branch = routix.branches[branchIndex];
	const app = await routix.registerApp({ name: branch.name, allowedBranchIds: [branch.id] });
	return itemWith(routix, app, branch.publicId, name);
}

function itemWith({ url }: Simulator, app: AppKeys, branch: string, name: string) {
	const { clientId, clientSecret } = app;
	return { url, clientId, clientSecret, branch, name };
}

const paths = async (routix: Simulator, method: string) =>
	(await routix.requests({ method, path: '/api/v1/' })).map(({ path }) =>
		path.split('/').slice(-2),
	);

const newest = async (routix: Simulator, branch: number) =>
	(await routix.records('accounts', routix.branches[branch].publicId)).at(-1)?.company_name;

describe('A credential whose fields are expressions', () => {
	it('is that of each item: its branch, client and address, in the request and its signature', async () => {
		const input = [
			await itemFor(session.routix, 0, 'In Rotterdam'),
			await itemFor(session.routix, 1, 'In Venlo'),
			await itemFor(other, 2, 'In the other Zwolle'),
		];

		const created = await session.run(create, input, { credential: perItem });

		expect(created.map(({ company_name: name }) => name)).toEqual(input.map(({ name }) => name));
		expect(await newest(session.routix, 0)).toBe('In Rotterdam');
		expect(await newest(session.routix, 1)).toBe('In Venlo');
		expect(await newest(other, 2)).toBe('In the other Zwolle');
		expect(await paths(session.routix, 'POST')).toEqual([
			['RS2RDH3B', 'accounts'],
			['VK7TQ4NM', 'accounts'],
		]);
		expect(await paths(other, 'POST')).toEqual([['H3ZW9LXC', 'accounts']]);
	});

	it('asks for one token for items that have the same one', async () => {
		const rotterdam = await itemFor(session.routix, 0, 'One');
		const venlo = await itemFor(session.routix, 1, 'Two');
		const input = [rotterdam, venlo, { ...rotterdam, name: 'Three' }, { ...venlo, name: 'Four' }];

		await session.run(create, input, { credential: perItem });

		expect(await session.routix.requests({ path: '/oauth-token$' })).toHaveLength(2);
		expect(await paths(session.routix, 'POST')).toHaveLength(4);
	});

	it('reads and matches each branch by itself in Create or Update', async () => {
		const columns = mapped({ company_name: '={{ $json.name }}' }, {}, ['company_name']);
		const upsert = { ...create, operation: 'upsert', columns };
		const input = [
			await itemFor(session.routix, 0, 'Bolt N.V.'),
			await itemFor(session.routix, 1, 'Bolt N.V.'),
			await itemFor(other, 0, 'Bolt N.V.'),
		];
		const items = [...input, ...input];

		const done = await session.run(upsert, items, { credential: perItem });

		expect(done.map(({ sync_action: action }) => action)).toEqual([
			...Array(3).fill('created'),
			...Array(3).fill('unchanged'),
		]);
		expect(await paths(session.routix, 'GET')).toHaveLength(2);
		expect(await paths(other, 'GET')).toHaveLength(1);
	});

	it('that is wrong for one item is told of that item, and the others are done', async () => {
		const input = [
			await itemFor(session.routix, 0, 'One'),
			{ ...(await itemFor(session.routix, 0, 'Two')), url: 'http://api.routix.com' },
			await itemFor(session.routix, 1, 'Three'),
		];

		const items = await session.run(create, input, {
			credential: perItem,
			onError: 'continueRegularOutput',
		});

		expect(items.map(({ company_name: name }) => name)).toEqual(['One', undefined, 'Three']);
		expect(items[1].error).toContain('http://api.routix.com');
	});

	it('keeps the secret of each item out of its error', async () => {
		const venlo = await itemFor(session.routix, 1, 'Two');
		const secret = `routix_${'9'.repeat(40)}`;
		const input = [
			await itemFor(session.routix, 0, 'One'),
			{ ...venlo, clientSecret: secret, name: secret },
		];
		await session.routix.addFault({
			on: { path: '/oauth-token$', skip: 1 },
			kind: 'status',
			status: 401,
			body: { error: 'invalid_client', error_description: `No such secret: ${secret}` },
		});

		const items = await session.run(create, input, {
			credential: perItem,
			onError: 'continueRegularOutput',
		});

		expect(items[1].error).toMatch(/client ID or client secret/);
		expect(JSON.stringify(items)).not.toContain(secret);
	});
});

describe('A login with PKCE belongs to one client at one address, so', () => {
	const pkce = { ...perItem, grantType: 'pkce', oauthTokenData: { access_token: 'the-login' } };

	it.each(['clientId', 'clientSecret', 'url'])(
		'nothing is sent when %s differs from item to item',
		async (field) => {
			const item = itemWith(session.routix, session.routix.pkceApp, 'RS2RDH3B', 'One');
			const input = [item, { ...item, [field]: field === 'url' ? other.url : 'another' }];

			await expect(session.run(create, input, { credential: pkce })).rejects.toMatchObject({
				message:
					'Client ID, Client Secret and Base URL of the Routix credential differ from item to item, but its login belongs to one of them',
				description: expect.stringContaining('Client Credentials'),
			});
			expect(await session.routix.requests()).toEqual([]);
			expect(await other.requests()).toEqual([]);
		},
	);

	it('only the branch may differ', async () => {
		const { routix } = session;
		const item = itemWith(routix, routix.app, 'RS2RDH3B', 'One');
		const login = { access_token: await routix.token() };
		const credential = { ...pkce, oauthTokenData: login };

		await session.run(create, [item, { ...item, branch: 'VK7TQ4NM', name: 'Two' }], { credential });

		expect((await paths(routix, 'POST')).map(([branch]) => branch)).toEqual([
			'RS2RDH3B',
			'VK7TQ4NM',
		]);
	});
});

describe('How often n8n is asked for the credential', () => {
	/** Counts what the node asks itself; n8n asks once more for each request, to sign it. */
	async function readsFor(credential: ICredentialDataDecryptedObject, input: IDataObject[]) {
		const nodeType = new Routix();
		const columns = mapped({ company_name: 'Same' }, {}, ['company_name']);
		const parameters = { ...create, operation: 'upsert', columns };
		const context = executeContext({ nodeType, parameters, credential }, input);
		const read = jest.spyOn(context, 'getCredentials');
		await nodeType.execute.call(context);
		return read.mock.calls.length - (await session.requests()).length;
	}

	it('is once for 200 items when no field is an expression', async () => {
		expect(await readsFor(session.credential, Array(200).fill({}))).toBe(1);
	});

	it.each(['branchPublicId', 'clientId', 'clientSecret', 'baseUrl', 'grantType'])(
		'is once for each item when %s is one',
		async (field) => {
			const value = String(session.credential[field]);
			const credential = { ...session.credential, [field]: `={{ "${value}" }}` };

			expect(await readsFor(credential, Array(20).fill({}))).toBe(20);
		},
	);
});

it('A credential that was stored before it told this is read for each item', async () => {
	const branchPublicId = '={{ $json.branch }}';
	const stored = { ...session.credential, branchPublicId, isSameForAllItems: true };
	const input = ['RS2RDH3B', 'VK7TQ4NM'].map((branch) => ({ branch, name: 'One' }));

	await runRoutix({ parameters: create, input, credential: stored });

	expect((await paths(session.routix, 'POST')).map(([branch]) => branch)).toEqual([
		'RS2RDH3B',
		'VK7TQ4NM',
	]);
});
