import fc from 'fast-check';
import {
	credentialProblem,
	readCredential,
} from '../../../../../nodes/Routix/transport/credential/routixCredential';

const stored = {
	grantType: 'client_credentials',
	clientId: '550e8400-e29b-41d4-a716-446655440000',
	clientSecret: 'routix_0123456789abcdef0123456789abcdef01234567',
	branchPublicId: 'RS2RDH3B',
	baseUrl: 'https://api.routix.com',
};

const problemOf = (changes: Record<string, unknown>) =>
	credentialProblem(readCredential({ ...stored, ...changes } as typeof stored));

describe('a stored credential', () => {
	it('is read with its base URL and branch tidied', () => {
		expect(
			readCredential({
				...stored,
				branchPublicId: ' RS2RDH3B ',
				baseUrl: ' https://api.routix.com// ',
			}),
		).toEqual(stored);
	});

	it('is complete', () => {
		expect(problemOf({})).toBeUndefined();
	});

	it('is read as client credentials unless it says pkce', () => {
		expect(readCredential({ ...stored, grantType: 'pkce' }).grantType).toBe('pkce');
		expect(readCredential({ ...stored, grantType: 'whatever' }).grantType).toBe(
			'client_credentials',
		);
	});

	it('of another shape gives empty texts, which are then named as missing', () => {
		const read = readCredential({ clientId: 5, clientSecret: ['x'], baseUrl: { a: 1 } } as never);
		expect(read).toMatchObject({ clientId: '', clientSecret: '', branchPublicId: '', baseUrl: '' });
		expect(credentialProblem(read)?.message).toContain('Base URL');
	});
});

describe('a base URL', () => {
	it.each([
		'https://api.routix.com',
		'https://api.routix.com/',
		'https://api.routix.nl:8443',
		'HTTPS://API.ROUTIX.COM',
		'http://localhost:4010',
		'http://127.0.0.1:4010',
		'http://[::1]:4010',
		'https://10.0.0.5',
		'https://routix',
	])('%s is accepted', (baseUrl) => {
		expect(problemOf({ baseUrl })).toBeUndefined();
	});

	it.each([
		'',
		'api.routix.com',
		'http://api.routix.com',
		'http://localhost.routix.com',
		'http://127.0.0.1.routix.com',
		'http://localhost@routix.com',
		'ftp://api.routix.com',
		'javascript:alert(1)',
		'https://',
		'https://user:password@api.routix.com',
		'https://api.routix.com@evil.example',
		'https://api.routix.com/a/../b',
		'https://api.routix.com/%2e%2e/b',
		'https://api.routix.com//evil.example',
		`https://api.routix.com/${'a/'.repeat(300)}`,
		'https://api.routix.com?x=1',
		'https://api.routix.com#x',
		'https://api.routix.com\\@evil.example',
		'https:\\\\api.routix.com',
		'https://api.routix.com:99999',
		'https://api.routix.com:port',
		'https://api.routix.com\r\nHost: evil.example',
		'https://api.routix.com%2eevil.example',
		'https://api。routix。com',
		'https://аpi.routix.com',
		'https://api.routix.com\u2215evil.example',
		'https://api routix.com',
		'http://127.0.0.999',
		'https://-\u0000-',
		'https://8443',
		'https://0x7f000001',
		'https://evil.0x7f',
		'https://010.0.0.1',
		'https://1.2.3',
		'https://api..routix.com',
	])('%j is refused with a message that names it', (baseUrl) => {
		const problem = problemOf({ baseUrl });
		expect(problem?.message).toContain('Base URL');
		expect(problem?.description).toContain('https://');
	});

	it('whatever is typed leads to no other host than the one it shows', () => {
		const piece = fc.constantFrom(
			'https://',
			'http://',
			'api.routix.com',
			'localhost',
			'127.0.0.1',
			'@',
			'/',
			'\\',
			'..',
			'?',
			'#',
			':',
			'8443',
			'%2e',
			'\r\n',
			'。',
			'[::1]',
			'evil.example',
		);
		const typed = fc.array(piece, { maxLength: 8 }).map((parts) => parts.join(''));
		fc.assert(
			fc.property(typed, (baseUrl) => {
				if (problemOf({ baseUrl }) !== undefined) return;
				const shown = readCredential({ ...stored, baseUrl }).baseUrl;
				const url = new URL(`${shown}/functions/v1/api`);
				expect(url.origin.toLowerCase()).toBe(new URL(shown).origin.toLowerCase());
				expect(`${url.username}${url.password}${url.search}${url.hash}`).toBe('');
				// A path stays as it was typed, since one that led upwards would come out shorter.
				const [origin] = /^https?:\/\/[^/]+/i.exec(shown)!;
				expect(url.pathname).toBe(`${shown.slice(origin.length)}/functions/v1/api`);
				expect(shown.toLowerCase()).toContain(url.hostname);
			}),
			{
				numRuns: 500,
				examples: [['https://api.routix.com/127.0.0.1'], ['https://api.routix.com/']],
			},
		);
	});

	it('that holds a password or the secret shows neither in the message', () => {
		const { clientSecret } = stored;
		for (const baseUrl of [clientSecret, `https://user:hunter2!@x`, `http://u:${clientSecret}@x`]) {
			const problem = problemOf({ baseUrl });
			expect(problem?.message).toContain('Base URL');
			expect(JSON.stringify(problem)).not.toContain(clientSecret);
			expect(JSON.stringify(problem)).not.toContain('hunter2');
		}
	});
});

describe.each([
	['clientId', 'Client ID'],
	['clientSecret', 'Client Secret'],
])('the %s', (name, label) => {
	it('must not be missing', () => {
		expect(problemOf({ [name]: '' })).toEqual({
			message: `The ${label} is missing in the Routix credential`,
			description: expect.stringContaining('Settings → OAuth Apps'),
		});
	});

	it.each([' x', 'x ', 'a b', 'x\n', '\tx', 'x\r\nX-Header: 1', 'x\u00a0', 'x\u200b', 'ſecret'])(
		'is refused when it was pasted as %j, without being shown',
		(value) => {
			const problem = problemOf({ [name]: `${value}visible-part` });
			expect(problem?.message).toContain(label);
			expect(problem?.message).toContain('blank');
			expect(JSON.stringify(problem)).not.toContain('visible-part');
		},
	);
});
