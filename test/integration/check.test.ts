import type { IDataObject } from 'n8n-workflow';
import { Routix } from '../../nodes/Routix/Routix.node';
import { credentialFor, toolContext } from './support/contexts';
import { useRoutix } from './support/useRoutix';

const session = useRoutix();
const check = { resource: 'apiAccess', operation: 'check' };

const answers = async (): Promise<Map<unknown, IDataObject>> => {
	const items = await session.run(check);
	return new Map(items.map((item) => [item.resource, item]));
};

describe('API Access: Check', () => {
	it.each(['', 'null'])('by an AI Agent that wrote %j for all it may fill in', async (word) => {
		const nodeType = new Routix();
		const written = "={{ $fromAI('word', '', 'string') }}";
		const options = { apiVersion: written };
		const parameters = { ...check, branchPublicId: written, options };
		const setting = { nodeType, parameters, credential: session.credential };

		const [items] = await nodeType.execute.call(toolContext(setting, { word }) as never);

		expect(items[0].json).toMatchObject({
			branch_public_id: session.routix.branches[0].publicId,
			api_version: 'v1',
		});
	});

	it('tells of each resource what the app may do, how many records there are and their fields', async () => {
		await session.routix.seed('accounts', 2_500);

		const items = await session.run(check);

		expect(items.map(({ resource }) => resource)).toEqual([
			'account',
			'equipment',
			'invoice',
			'order',
			'planning',
			'staff',
			'vehicle',
		]);
		expect(items[0]).toEqual({
			resource: 'account',
			branch_public_id: session.routix.branches[0].publicId,
			api_version: 'v1',
			can_read: true,
			can_write: true,
			is_open: true,
			records: 2_500,
			fields: ['account_type', 'company_name', 'email', 'id', 'phone', 'status'],
			differences: [],
			problem: null,
			advice: null,
		});
		expect(items.map(({ can_write: canWrite }) => canWrite)).toEqual([
			true,
			false,
			true,
			true,
			false,
			false,
			true,
		]);
		expect(items.map(({ differences }) => differences)).toEqual(items.map(() => []));
	});

	it('only reads, and no more than six pages and one record of each resource', async () => {
		await session.run(check);

		const requests = await session.requests();
		expect(requests.every(({ method }) => method === 'GET')).toBe(true);
		expect(requests.length).toBeLessThanOrEqual(7 * 7);
	});

	it('puts out nothing that stands in a record', async () => {
		const items = await session.run(check);

		const text = JSON.stringify(items);
		for (const resource of ['accounts', 'orders', 'vehicles', 'staff'] as const) {
			const values = (await session.routix.records(resource)).flatMap((record) =>
				Object.values(record).filter((value) => typeof value === 'string' && value.length > 10),
			);
			expect(values.length).toBeGreaterThan(0);
			for (const value of values) expect(text).not.toContain(value);
		}
	});

	it('tells of each refused resource which scope is missing, and goes on', async () => {
		const { routix } = session;
		const app = await routix.registerApp({ name: 'Reader', allowedScopes: ['routix:orders:read'] });

		const items = await session.run(check, undefined, { credential: credentialFor(routix, app) });

		const order = items.find(({ resource }) => resource === 'order');
		expect(order).toMatchObject({ can_read: true, can_write: false, problem: null });
		const account = items.find(({ resource }) => resource === 'account');
		expect(account).toMatchObject({
			can_read: false,
			can_write: false,
			is_open: null,
			records: null,
		});
		expect(account?.problem).toContain('routix:accounts:read is missing');
		expect(account?.advice).toContain('Settings → OAuth Apps');
	});

	it('claims that a resource is not open only where the branch answers for another', async () => {
		await session.routix.configure({ plannedResources: ['vehicles'] });
		const vehicle = (await answers()).get('vehicle');
		expect(vehicle).toMatchObject({ is_open: false, can_read: null, records: null });
		expect(vehicle?.problem).toContain('has not opened vehicles');

		const items = await session.run({ ...check, branchPublicId: 'AAAA1111' });
		expect(items.every(({ is_open: isOpen }) => isOpen === null)).toBe(true);
		expect(items[0].problem).toContain('AAAA1111');
	});

	it('checks several branches, one after the other', async () => {
		const [first, second] = session.routix.branches.map(({ publicId }) => publicId);
		const items = await session.run({ ...check, branchPublicId: `${second},${first}` });
		expect(items.map(({ branch_public_id: branch }) => branch)).toEqual([
			...Array<string>(7).fill(second),
			...Array<string>(7).fill(first),
		]);
	});

	it('fails as a whole when there is no token at all', async () => {
		const credential = credentialFor(session.routix, {
			...session.routix.app,
			clientSecret: `routix_${'0'.repeat(40)}`,
		});
		await expect(session.run(check, undefined, { credential })).rejects.toThrow('client');
		expect(await session.requests()).toEqual([]);
	});
});

describe('Where Routix is otherwise', () => {
	it.each([
		['total-of-page', /total/i],
		['envelope-bare', /"data"/],
		['key-uuid', /"uuid"/],
		['offset-ignored', /offset/],
		['limit-500-refused-400', /limit of 1000 is refused/],
		['no-address-404-route', /cannot be asked for by its ID/],
	])('as in %s, Check says so', async (variation, words) => {
		await session.routix.vary(variation);
		const { differences } = (await answers()).get('account') ?? {};
		expect(String(differences)).toMatch(words);
	});
});
