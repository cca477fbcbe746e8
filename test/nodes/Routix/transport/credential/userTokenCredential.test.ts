import fc from 'fast-check';
import {
	readUserTokenCredential,
	signed,
	userTokenProblem,
} from '../../../../../nodes/Routix/transport/credential/userTokenCredential';

const now = Date.UTC(2026, 10, 25, 12);

const stored = {
	userToken: 'user-token',
	apiKey: '',
	baseUrl: 'https://api.routix.com/',
	n8nUrl: 'https://n8n.example.com/',
	n8nApiKey: 'n8n-key',
};

const read = (changes = {}) => readUserTokenCredential({ ...stored, ...changes });
const problem = (changes = {}) => userTokenProblem(read(changes), now);

const jwt = (claims: unknown) =>
	`eyJhbGciOiJIUzI1NiJ9.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.c2ln`;

describe('The credential is read', () => {
	it('with addresses as requests need them, and without what stands around a pasted token', () => {
		expect(
			read({ userToken: ' user-token\n', n8nUrl: ' https://n8n.example.com/api/v1/ ' }),
		).toEqual({
			userToken: 'user-token',
			apiKey: '',
			baseUrl: 'https://api.routix.com',
			n8nUrl: 'https://n8n.example.com',
			n8nApiKey: 'n8n-key',
		});
	});

	it.each([
		['https://api.routix.com/functions/v1/api/', 'https://api.routix.com'],
		['https://gateway.example/tms//', 'https://gateway.example/tms'],
	])('with %j as Base URL, as the other credential reads it', (baseUrl, address) => {
		expect(read({ baseUrl }).baseUrl).toBe(address);
		expect(problem({ baseUrl })).toBeUndefined();
	});

	it('also when nothing was entered', () => {
		expect(readUserTokenCredential({})).toEqual({
			userToken: '',
			apiKey: '',
			baseUrl: '',
			n8nUrl: '',
			n8nApiKey: '',
		});
	});
});

describe('No mistake', () => {
	it.each([
		['is what a user fills in', {}],
		['is a token that is no JWT', { userToken: 'abc.def.ghi' }],
		['is a JWT without an end', { userToken: jwt({ sub: '1' }) }],
		['is a JWT that ends later', { userToken: jwt({ exp: now / 1_000 + 1 }) }],
		['is a JWT whose end is no number', { userToken: jwt({ exp: 'soon' }) }],
		['is a JWT that ends beyond all dates', { userToken: jwt({ exp: 1e300 }) }],
		['is having no n8n', { n8nUrl: '', n8nApiKey: '' }],
		['is an n8n on this machine', { n8nUrl: 'http://localhost:5678' }],
	])('%s', (_case, changes) => {
		expect(problem(changes)).toBeUndefined();
	});
});

describe('A mistake is told by its field:', () => {
	it.each([
		['User Token', { userToken: '' }, 'is missing'],
		['User Token', { userToken: 'two words' }, 'contains a blank'],
		['User Token', { userToken: `routix_${'0'.repeat(40)}` }, 'is the client secret of an app'],
		['User Token', { userToken: jwt({ exp: now / 1_000 }) }, 'expired on 2026-11-25 at 12:00 UTC'],
		['Base URL', { baseUrl: '' }, 'is not a plain address'],
		['Base URL', { baseUrl: 'http://api.routix.com' }, 'is not a plain address'],
		['Gateway API Key', { apiKey: 'ké' }, 'contains a blank'],
		['n8n API Key', { n8nApiKey: 'a b' }, 'contains a blank'],
		['n8n URL', { n8nUrl: '' }, 'is missing'],
		['n8n URL', { n8nUrl: 'http://n8n.example.com' }, 'is not a plain address'],
		['n8n URL', { n8nUrl: 'https://API.routix.com' }, 'are the same'],
	])('%s %j', (field, changes, message) => {
		const found = problem(changes);

		expect(found?.message).toContain(field);
		expect(found?.message).toContain(message);
		expect(found?.description).not.toBe('');
		expect(JSON.stringify(found)).not.toMatch(/0000|user-token|n8n-key/);
	});
});

describe('Requests are signed by their address:', () => {
	const headersFor = (url: string, changes = {}) => signed(read(changes), { url }).headers;

	it('Routix gets the token of the user, n8n its own key', () => {
		expect(headersFor('https://api.routix.com/functions/v1/rotate-oauth-secret')).toEqual({
			Authorization: 'Bearer user-token',
		});
		expect(headersFor('https://n8n.example.com/api/v1/credentials')).toEqual({
			'X-N8N-API-KEY': 'n8n-key',
		});
	});

	it('a gateway gets its key with the token', () => {
		expect(headersFor('https://api.routix.com/rest/v1/oauth_apps', { apiKey: 'anon' })).toEqual({
			Authorization: 'Bearer user-token',
			apikey: 'anon',
		});
	});

	it('a request keeps its own headers', () => {
		const headers = { Prefer: 'return=representation' };
		const { headers: all } = signed(read(), { url: 'https://api.routix.com/x', headers });

		expect(all).toEqual({ ...headers, Authorization: 'Bearer user-token' });
	});

	it('on one machine the port decides', () => {
		const local = { baseUrl: 'http://localhost:4010', n8nUrl: 'http://localhost:401' };

		expect(headersFor('http://localhost:4010/x', local)).toHaveProperty('Authorization');
		expect(headersFor('http://localhost:401/x', local)).toHaveProperty('X-N8N-API-KEY');
	});

	it.each([
		'https://example.com/',
		'https://api.routix.com.example.com/',
		'https://api.routix.com@example.com/',
		'https://api.routix.com:8443/',
		'http://api.routix.com/',
		'https://api.routix.com',
		'/functions/v1/rotate-oauth-secret',
		'',
	])('%j gets nothing', (url) => {
		expect(() => headersFor(url)).toThrow('may only be used with its own addresses');
	});

	it('no address is signed when it is empty or unsafe', () => {
		expect(() => headersFor('/api/v1/credentials', { n8nUrl: '' })).toThrow();
		expect(() => headersFor('http://n8n.lan/x', { n8nUrl: 'http://n8n.lan' })).toThrow();
	});

	it('never both, and never another host, whatever the address', () => {
		const parts = [
			'https://',
			'api.routix.com',
			'n8n.example.com',
			'@',
			':',
			'/',
			'.',
			'?',
			'#',
			'x',
		];
		fc.assert(
			fc.property(fc.array(fc.constantFrom(...parts), { maxLength: 8 }), (pieces) => {
				const url = pieces.join('');
				let headers: object;
				try {
					headers = headersFor(url) ?? {};
				} catch {
					return;
				}
				const { host } = new URL(url);
				expect([host, Object.keys(headers)]).toEqual(
					host === 'api.routix.com'
						? [host, ['Authorization']]
						: ['n8n.example.com', ['X-N8N-API-KEY']],
				);
			}),
		);
	});
});
