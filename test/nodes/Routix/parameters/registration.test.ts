import {
	readAllowedBranchIds,
	readHomepageUrl,
	readRedirectUris,
	readScopes,
} from '../../../../nodes/Routix/parameters/registration';

const callback = 'https://n8n.example.com/rest/oauth2-credential/callback';

describe('Redirect URIs', () => {
	it.each([
		[callback, [callback]],
		[
			` ${callback} ,https://example.com/a\n\nhttps://example.com/b,`,
			[callback, 'https://example.com/a', 'https://example.com/b'],
		],
		[[callback, callback], [callback]],
		['http://localhost:5678/callback', ['http://localhost:5678/callback']],
		['http://127.0.0.1/callback', ['http://127.0.0.1/callback']],
		['http://[::1]:3000/', ['http://[::1]:3000/']],
	])('takes %j', (value, uris) => {
		expect(readRedirectUris(value)).toEqual(uris);
	});

	it.each([
		['', 'Redirect URIs is empty'],
		[' , ', 'Redirect URIs is empty'],
		[undefined, 'Redirect URIs is empty'],
		['n8n.example.com/callback', 'is not an address'],
		['http://n8n.example.com/callback', 'does not begin with https://'],
		['http://localhost.example.com/', 'does not begin with https://'],
		['http://127.0.0.1.example.com/', 'does not begin with https://'],
		['myapp://callback', 'does not begin with https://'],
		['javascript:alert(1)', 'does not begin with https://'],
		['https://user:secret@example.com/', 'a part that a redirect URI must not have'],
		['https://example.com/#/callback', 'a part that a redirect URI must not have'],
		['https://*.example.com/', 'a part that a redirect URI must not have'],
		[`${callback},http://example.com/`, 'does not begin with https://'],
	])('refuses %j', (value, message) => {
		expect(() => readRedirectUris(value)).toThrow(message);
	});
});

describe('Scopes', () => {
	it.each([
		[['routix:orders:read'], ['routix:orders:read']],
		['routix:orders:read routix:accounts:write', ['routix:orders:read', 'routix:accounts:write']],
		['routix:orders:read,routix:orders:read', ['routix:orders:read']],
	])('takes %j', (value, scopes) => {
		expect(readScopes(value)).toEqual(scopes);
	});

	it.each([
		[[], 'Scopes is empty'],
		[undefined, 'Scopes is empty'],
		[['routix:orders:delete'], 'Scope "routix:orders:delete" does not exist'],
		[['Read Orders'], 'Scope "Read" does not exist'],
	])('refuses %j', (value, message) => {
		expect(() => readScopes(value)).toThrow(message);
	});

	it('names those that exist', () => {
		expect.assertions(1);
		try {
			readScopes(['routix:staff:write']);
		} catch (error) {
			expect((error as { description: string }).description).toContain('routix:staff:read');
		}
	});
});

it.each(['', 'https://www.example.com', 'http://example.com/a?b'])(
	'Homepage URL takes %j',
	(value) => {
		expect(readHomepageUrl(value)).toBe(value);
	},
);

it.each(['www.example.com', 'ftp://example.com', 'https://'])(
	'Homepage URL refuses %j',
	(value) => {
		expect(() => readHomepageUrl(value)).toThrow('is not a web address');
	},
);

it('Allowed Branch IDs takes internal IDs and refuses public ones', () => {
	const ids = ['3f0e8a52-7c1d-4b6e-9a58-2d4c6e8f0a1b', '550e8400-e29b-41d4-a716-446655440000'];
	expect(readAllowedBranchIds(ids.join(', '))).toEqual(ids);
	expect(readAllowedBranchIds(undefined)).toEqual([]);
	expect(() => readAllowedBranchIds('RS2RDH3B')).toThrow('"RS2RDH3B" is not valid');
});
