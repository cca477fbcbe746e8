import {
	isDomainAllowed,
	Workflow,
	type ICredentialDataDecryptedObject,
	type IDataObject,
	type IHttpRequestHelper,
	type INodeParameters,
	type INodeTypes,
} from 'n8n-workflow';
import { RoutixOAuth2Api } from '../../credentials/RoutixOAuth2Api.credentials';
import { resources, scopeOptions } from '../../nodes/Routix/resources';

const type = new RoutixOAuth2Api();
const propertyNamed = (name: string) => type.properties.find((property) => property.name === name);

const visible = {
	grantType: 'client_credentials',
	clientId: 'the-client-id',
	clientSecret: 'routix_0123456789abcdef0123456789abcdef01234567',
	branchPublicId: 'RS2RDH3B',
	requestedScopes: ['routix:accounts:read', 'routix:orders:write'],
	baseUrl: 'https://api.routix.com',
};

/** Works out expressions as n8n does for a stored credential: `$self` is the credential itself. */
function resolved(changes: INodeParameters = {}): Record<string, unknown> {
	const hidden = type.properties.filter((property) => property.type === 'hidden');
	const data = {
		...visible,
		...Object.fromEntries(hidden.map((property) => [property.name, property.default])),
		...changes,
	} as INodeParameters;
	return inN8n(data, {}, data) as Record<string, unknown>;
}

function inN8n(value: INodeParameters, keys: IDataObject, self: INodeParameters) {
	const node = {
		id: '1',
		name: 'node',
		type: 'mock',
		typeVersion: 1,
		position: [0, 0] as [number, number],
		parameters: {},
	};
	const nodeTypes = {
		getByNameAndVersion: () => ({ description: { properties: [] } }),
	} as unknown as INodeTypes;
	const workflow = new Workflow({ nodes: [node], connections: {}, active: false, nodeTypes });
	return workflow.expression.getComplexParameterValue(
		node,
		value,
		'internal',
		keys,
		undefined,
		undefined,
		self,
	);
}

/** The address that n8n's Test button calls. */
function testAddress(changes: INodeParameters = {}): string {
	const { baseURL, url } = type.test.request;
	const request = { baseURL: baseURL as string, url: url as string };
	const values = inN8n(
		request,
		{ $credentials: resolved(changes) as IDataObject },
		{},
	) as typeof request;
	return `${values.baseURL}${values.url}`;
}

describe('the credential', () => {
	it('is named and built as the workflows of its users know it', () => {
		expect(type).toMatchObject({
			name: 'routixOAuth2Api',
			displayName: 'Routix OAuth2 API',
			extends: ['oAuth2Api'],
		});
		const shown = type.properties.filter((property) => property.type !== 'hidden');
		expect(shown.map(({ name }) => name)).toEqual([
			'grantType',
			'clientSecret',
			'branchPublicId',
			'invalidBranchNotice',
			'requestedScopes',
			'baseUrl',
			'authentication',
			'useInHttpRequest',
		]);
	});

	it('offers both grants, client credentials first, and not by the value that n8n treats specially', () => {
		const grantType = propertyNamed('grantType');
		expect(grantType?.default).toBe('client_credentials');
		expect(grantType?.options).toEqual([
			expect.objectContaining({ value: 'client_credentials' }),
			expect.objectContaining({ value: 'pkce' }),
		]);
	});

	it('uses no name under which the editor of n8n keeps something else about a credential', () => {
		const ofTheEditor = ['homeProject', 'scopes', 'sharedWithProjects'];
		expect(type.properties.filter(({ name }) => ofTheEditor.includes(name))).toEqual([]);
	});

	it('hides what is typed as secret', () => {
		expect(propertyNamed('clientSecret')?.typeOptions?.password).toBe(true);
	});

	it('offers the eleven scopes, with none selected since the editor would empty the list', () => {
		const { options, default: chosen } = propertyNamed('requestedScopes') ?? {};
		expect(options).toBe(scopeOptions);
		expect(scopeOptions.map(({ value }) => value)).toEqual([
			'routix:accounts:read',
			'routix:accounts:write',
			'routix:equipment:read',
			'routix:invoices:read',
			'routix:invoices:write',
			'routix:orders:read',
			'routix:orders:write',
			'routix:planning:read',
			'routix:staff:read',
			'routix:vehicles:read',
			'routix:vehicles:write',
		]);
		expect(chosen).toEqual([]);
	});
});

describe('the hidden properties', () => {
	it('come from the base URL', () => {
		expect(resolved()).toMatchObject({
			authUrl: 'https://api.routix.com/auth/v1/oauth/authorize',
			accessTokenUrl: 'https://api.routix.com/auth/v1/oauth/token',
			allowedHttpRequestDomains: 'none',
			allowedDomains: 'api.routix.com',
			scope: 'routix:accounts:read routix:orders:write',
		});
	});

	it.each([
		[' https://api.routix.nl:8443/ ', 'https://api.routix.nl:8443', 'api.routix.nl'],
		['http://localhost:4010', 'http://localhost:4010', 'localhost'],
		['http://127.0.0.1:4010', 'http://127.0.0.1:4010', '127.0.0.1'],
		['http://[::1]:4010', 'http://[::1]:4010', '[::1]'],
	])('follow the base URL %j', (baseUrl, address, host) => {
		const { authUrl, accessTokenUrl, allowedDomains } = resolved({ baseUrl });
		expect(authUrl).toBe(`${address}/auth/v1/oauth/authorize`);
		expect(accessTokenUrl).toBe(`${address}/auth/v1/oauth/token`);
		expect(allowedDomains).toBe(host);
		const url = `${address}/functions/v1/api`;
		expect(isDomainAllowed({ url, allowedDomains: String(allowedDomains) })).toBe(true);
	});

	it('leave the credential out of HTTP Request nodes unless its owner wants them', () => {
		expect(propertyNamed('useInHttpRequest')?.default).toBe(false);
		for (const stored of [undefined, false, null, 'true', 1]) {
			const { allowedHttpRequestDomains } = resolved({ useInHttpRequest: stored as boolean });
			expect(allowedHttpRequestDomains).toBe('none');
		}
		expect(resolved({ useInHttpRequest: true })).toMatchObject({
			allowedHttpRequestDomains: 'domains',
			allowedDomains: 'api.routix.com',
		});
	});

	it.each([
		['https://api.routix.com/functions/v1/api', 'https://api.routix.com'],
		['https://api.routix.com/functions/v1/', 'https://api.routix.com'],
		['https://gateway.example:8443/tms/routix/', 'https://gateway.example:8443/tms/routix'],
		['https://gateway.example/tms/functions/v1/api/', 'https://gateway.example/tms'],
	])('keep the path of a gateway, and no more: %j', (baseUrl, address) => {
		expect(resolved({ baseUrl })).toMatchObject({
			accessTokenUrl: `${address}/auth/v1/oauth/token`,
			allowedDomains: new URL(address).hostname,
		});
		expect(testAddress({ baseUrl })).toBe(`${address}/functions/v1/api/v1/RS2RDH3B/accounts`);
	});

	it.each([
		'',
		'http://api.routix.com',
		'https://api.routix.com/..',
		'https://api.routix.com/a/../b',
		'https://api.routix.com/%2e%2e/b',
		'https://api.routix.com//evil.example',
		`https://api.routix.com/${'a/'.repeat(400)}`,
		'https://api.routix.com@evil.example',
		'https://user:password@evil.example',
		'https://api.routix.com\\@evil.example',
		'https://evil.example/path?x=',
		'https://evil.example#',
		'https://evil.example\r\nHost: other',
		'evil.example',
		'https://api。routix。com',
		'https://*.com',
		'https://api.routix.com,evil.example',
		'http://localhost@evil.example',
		'http://localhost.evil.example',
	])('lead nowhere when the base URL is %j', (baseUrl) => {
		const { authUrl, accessTokenUrl, allowedDomains } = resolved({ baseUrl });
		for (const address of [authUrl, accessTokenUrl, testAddress({ baseUrl })]) {
			expect(new URL(String(address)).host).toBe('base-url-is-not-valid.invalid');
		}
		for (const host of ['evil.example', 'api.routix.com', 'user', 'other']) {
			const url = `https://${host}/`;
			expect(isDomainAllowed({ url, allowedDomains: String(allowedDomains) })).toBe(false);
		}
	});

	const allRead = resources.map(({ path }) => `routix:${path}:read`).join(' ');

	it.each([
		[[], allRead],
		[['routix:orders:read', 'routix:orders:write'], 'routix:orders:read routix:orders:write'],
		['routix:accounts:read', 'routix:accounts:read'],
		[null, allRead],
	])('make of the scopes %j the text %j', (requestedScopes, scope) => {
		expect(resolved({ requestedScopes }).scope).toBe(scope);
	});
});

describe('the Test button', () => {
	it('reads one account of the branch, and follows no redirect', () => {
		expect(testAddress()).toBe('https://api.routix.com/functions/v1/api/v1/RS2RDH3B/accounts');
		expect(type.test.request).toMatchObject({ qs: { limit: 10 }, disableFollowRedirect: true });
	});

	it('reads the first resource that may be read', () => {
		const requestedScopes = ['routix:accounts:write', 'routix:vehicles:read', 'routix:orders:read'];
		expect(testAddress({ requestedScopes })).toContain('/RS2RDH3B/orders');
		expect(testAddress({ requestedScopes: ['routix:staff:read'] })).toContain('/RS2RDH3B/staff');
		expect(testAddress({ requestedScopes: [] })).toContain('/RS2RDH3B/accounts');
	});

	it.each([
		'..',
		'.',
		'../../auth',
		'%2e%2e',
		'RS2RDH3B9',
		'RS2RDH3B/orders',
		'RS2?x=1#',
		'',
		'ＲＳ２ＲＤＨ３Ｂ',
		'550e8400-e29b-41d4-a716-446655440000',
	])('asks for no other address when the branch is %j', (branchPublicId) => {
		const { href } = new URL(testAddress({ branchPublicId }));
		expect(href).toBe('https://api.routix.com/functions/v1/api/v1/not-a-branch/accounts');
	});

	it('explains every refusal in words that say where to look', () => {
		const rules = type.test.rules ?? [];
		const statuses = rules.map(({ properties }) => (properties as { value: number }).value);
		expect(statuses).toEqual(expect.arrayContaining([401, 403, 404, 429, 500, 503]));
		expect(new Set(statuses).size).toBe(statuses.length);
	});
});

describe('before a request', () => {
	const helperWith = (httpRequest: jest.Mock) =>
		({ helpers: { httpRequest } }) as unknown as IHttpRequestHelper;
	const before = async (changes: ICredentialDataDecryptedObject, httpRequest: jest.Mock) =>
		await type.preAuthentication.call(helperWith(httpRequest), { ...visible, ...changes });

	it('client credentials get a bearer token, whatever type the answer states, and keep it', async () => {
		const body = { access_token: 'abc', token_type: 'mac', expires_in: 3600 };
		const httpRequest = jest.fn(async () => ({ statusCode: 200, headers: {}, body }));
		const expected = { oauthTokenData: { access_token: 'abc', token_type: 'bearer' } };
		expect(await before({ clientId: 'of-this-test' }, httpRequest)).toEqual(expected);
		expect(await before({ clientId: 'of-this-test' }, httpRequest)).toEqual(expected);
		expect(httpRequest).toHaveBeenCalledTimes(1);
	});

	it('PKCE adds nothing, since n8n holds the token', async () => {
		const httpRequest = jest.fn();
		expect(await before({ grantType: 'pkce' }, httpRequest)).toEqual({});
		expect(httpRequest).not.toHaveBeenCalled();
	});

	it.each([
		['client_credentials', { baseUrl: 'http://api.routix.com' }, 'Base URL'],
		['pkce', { baseUrl: 'http://api.routix.com' }, 'Base URL'],
		['client_credentials', { clientSecret: ' routix_x' }, 'Client Secret'],
		['client_credentials', { clientId: '' }, 'Client ID'],
	])(
		'a mistake in a %s credential %j stops it before anything is sent',
		async (grantType, mistake, named) => {
			const httpRequest = jest.fn();
			await expect(before({ grantType, ...mistake }, httpRequest)).rejects.toThrow(named);
			expect(httpRequest).not.toHaveBeenCalled();
		},
	);
});
