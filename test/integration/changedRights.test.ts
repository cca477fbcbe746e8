import type { AppKeys } from '../simulator/client';
import { credentialFor } from './support/contexts';
import { useRoutix } from './support/useRoutix';

const session = useRoutix();

/** Scopes and branches stand in the token, which outlives a change of the app by up to an hour. */
describe('a run after somebody gave the app what it lacked', () => {
	let app: AppKeys;
	const run = async (parameters = {}, input?: Array<Record<string, string>>) =>
		await session.run({ resource: 'order', operation: 'getAll', limit: 1, ...parameters }, input, {
			credential: credentialFor(session.routix, { ...app }),
			onError: 'continueRegularOutput',
		});
	const tokens = async () => await session.routix.requests({ path: '/oauth-token$' });

	it('reads with a scope that was added', async () => {
		app = await session.routix.registerApp({
			name: 'Without orders',
			allowedScopes: ['routix:accounts:read'],
		});
		expect((await run())[0].error).toMatch('the scope routix:orders:read is missing');

		await session.routix.changeApp(app.clientId, {
			allowedScopes: ['routix:accounts:read', 'routix:orders:read'],
		});

		expect((await run())[0]).toHaveProperty('id');
	});

	it('reads in a branch that was allowed', async () => {
		const [allowed, other] = session.routix.branches;
		app = await session.routix.registerApp({ name: 'One branch', allowedBranchIds: [allowed.id] });
		const inOther = { branchPublicId: other.publicId };
		expect((await run(inOther))[0].error).toMatch(`no access to branch ${other.publicId}`);

		await session.routix.changeApp(app.clientId, { allowedBranchIds: [allowed.id, other.id] });

		expect((await run(inOther))[0]).toHaveProperty('id');
	});

	it('does not ask for a token for each item that is refused', async () => {
		const [allowed, other] = session.routix.branches;
		app = await session.routix.registerApp({ name: 'One branch', allowedBranchIds: [allowed.id] });
		const items = Array.from({ length: 10 }, (_, index) => ({
			branch: (index % 2 === 0 ? other : allowed).publicId,
		}));

		await run({ branchPublicId: '={{ $json.branch }}' }, items);

		expect((await tokens()).length).toBeLessThanOrEqual(2);
	});
});
