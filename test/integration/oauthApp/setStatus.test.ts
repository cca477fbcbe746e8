import { useApps } from './useApps';

const session = useApps();

const setting = (operation: 'revoke' | 'activate', changes = {}) => ({
	operation,
	oauthAppId: session.routix.app.id,
	...changes,
});

const getsToken = async () =>
	await session.routix.token().then(
		() => true,
		() => false,
	);

it('Revoke stops new tokens, Activate brings them back', async () => {
	const oauth_app_id = session.routix.app.id;

	expect((await session.runApp(setting('revoke'))).items).toEqual([
		{ oauth_app_id, status: 'revoked' },
	]);
	expect(await getsToken()).toBe(false);

	expect((await session.runApp(setting('activate'))).items).toEqual([
		{ oauth_app_id, status: 'active' },
	]);
	expect(await getsToken()).toBe(true);
	expect(session.stored()).toEqual([]);
});

it('An app that Routix does not know, or that the user may not change, is told', async () => {
	const oauthAppId = '00000000-0000-4000-8000-000000000000';

	const { error } = await session.runApp(setting('revoke', { oauthAppId }));

	expect(error?.message).toBe(`Routix has no OAuth app with the ID ${oauthAppId}`);
	expect(error?.description).toContain('This item changed nothing.');
});

it.each([404, 405, 501])(
	'When Routix does not know the address (%d), the error says where to click instead',
	async (status) => {
		await session.routix.addFault({ kind: 'status', status, on: { path: '^/rest/' } });

		const { error } = await session.runApp(setting('revoke'));

		expect(error?.message).toBe('Routix does not let n8n revoke the OAuth app');
		expect(error?.description).toMatch(/Settings → OAuth Apps.*revoke it there/);
		expect(await getsToken()).toBe(true);
	},
);

it.each([
	['without rows', { kind: 'emptyBody' as const, status: 204 }],
	['in another shape', { kind: 'status' as const, status: 200, body: { success: true } }],
])('An answer %s counts as done', async (_case, fault) => {
	await session.routix.addFault({ ...fault, on: { path: '^/rest/' } });

	const { items } = await session.runApp(setting('revoke'));

	expect(items).toEqual([{ oauth_app_id: session.routix.app.id, status: 'revoked' }]);
});

it('A lost answer is not asked for again, and the error says that doing it twice does no harm', async () => {
	await session.routix.addFault({ kind: 'resetAfter', on: { path: '^/rest/' } });

	const { error } = await session.runApp(setting('activate'));

	expect(error?.description).toMatch(/not sent again.*to activate it twice does no harm/);
	expect((await session.asked()).length).toBe(1);
});

it('A token that expires during the run is not sent any more', async () => {
	const claims = { exp: Date.now() / 1_000 + 1 };
	const userToken = `eyJhbGciOiJIUzI1NiJ9.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.c2ln`;
	await session.routix.configure({ latencyMs: 1_200 });
	await session.routix.addFault({ kind: 'status', status: 204, on: { path: '^/rest/' } });

	const { items } = await session.runApp(
		{ operation: 'revoke', oauthAppId: '={{ $json.id }}' },
		{
			input: [{ id: session.routix.app.id }, { id: session.routix.pkceApp.id }],
			onError: 'continueRegularOutput',
			userToken: session.userToken({ userToken }),
		},
	);

	expect(items[0].status).toBe('revoked');
	expect(items[1].error).toMatch(/^The User Token in .* expired on/);
	expect((await session.asked()).length).toBe(1);
});
