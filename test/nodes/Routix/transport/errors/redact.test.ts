import fc from 'fast-check';
import { redact } from '../../../../../nodes/Routix/transport/errors/redact';

const SECRET = 'routix_0123456789abcdef0123456789abcdef01234567';
const TOKEN = 'Zk3-opaque_token.of~43+characters/and=more';

describe('what looks like a secret is taken out', () => {
	it.each([
		['a client secret', `The secret ${SECRET} is wrong`, 'The secret [hidden] is wrong'],
		['half of one', 'routix_0123456789ab…', '[hidden]…'],
		['an Authorization header', 'Authorization: Bearer abc123.def-456', 'Authorization: [hidden]'],
		['a JSON Web Token', 'got eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln here', 'got [hidden] here'],
		['a form', 'a=1&client_secret=x1&b=2', 'a=1&[hidden]&b=2'],
		['JSON', '{"client_secret":"x1","a":2}', '{"[hidden]","a":2}'],
		['JSON within JSON', '{\\"refresh_token\\": \\"x1\\"}', '{\\"[hidden]\\"}'],
		['words', 'access_token = x1, id_token: y2;', '[hidden], [hidden];'],
	])('%s', (_what, text, expected) => {
		expect(redact(text)).toBe(expected);
	});
});

it.each([
	'A bearer token is required',
	'Bearer authentication is required',
	'client_secret is required',
	'The parameter access_token must not be sent',
	'The scope routix:orders:read is missing',
	'Check Client Secret in the Routix credential',
	'No order 550e8400-e29b-41d4-a716-446655440000 in branch RS2RDH3B',
])('ordinary words stay as they are: %s', (text) => {
	expect(redact(text)).toBe(text);
});

it.each(['-eyJ', 'routix_0', 'Bearer 1', 'client_secret=', '"access_token":', 'eyJ00000000.'])(
	'a text of megabytes full of %j keeps nobody waiting, and is cut',
	(part) => {
		const startedAt = process.cpuUsage();
		const text = redact(part.repeat(500_000), ['x'.repeat(5_000)]);
		expect(process.cpuUsage(startedAt).user / 1_000).toBeLessThan(500);
		expect(text.length).toBeLessThanOrEqual(8_000);
	},
);

describe('known values are taken out', () => {
	it('whatever they look like, as often as they occur', () => {
		const text = `${TOKEN}, again ${TOKEN}`;
		expect(redact(text, [TOKEN])).toBe('[hidden], again [hidden]');
	});

	it('also in the spelling of a form and of an address', () => {
		const form = new URLSearchParams({ a: TOKEN }).toString();
		expect(redact(form, [TOKEN])).toBe('a=[hidden]');
		expect(redact(`a=${encodeURIComponent(TOKEN)}`, [TOKEN])).toBe('a=[hidden]');
		expect(redact('half a letter \ud800abcdef', ['\ud800abcdef'])).toBe('half a letter [hidden]');
	});

	it('whole, when one is the beginning of the other', () => {
		expect(redact('abcdefghij', ['abcdef', 'abcdefghij'])).toBe('[hidden]');
	});

	it('but not one so short that it is a part of words', () => {
		expect(redact('The token endpoint', ['token', ''])).toBe('The token endpoint');
	});

	it('wherever they stand in whatever text', () => {
		const secret = fc.string({ minLength: 6, maxLength: 60, unit: 'grapheme-ascii' });
		fc.assert(
			fc.property(secret, fc.string(), fc.string(), (value, before, after) => {
				fc.pre(!'[hidden]'.includes(value));
				expect(redact(`${before}${value}${after}`, [value])).not.toContain(value);
			}),
			{ numRuns: 300 },
		);
	});
});
