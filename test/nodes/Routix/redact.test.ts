import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { redact } from '../../../nodes/Routix/redact';

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

/** As random as a real one, and the same in each run. */
function random(length: number, alphabet: string, seed: string): string {
	let text = '';
	for (let block = 0; text.length < length; block++) {
		const bytes = createHash('sha256').update(`${seed} ${block}`).digest();
		text += [...bytes].map((byte) => alphabet[byte % alphabet.length]).join('');
	}
	return text.slice(0, length);
}

const HEX = '0123456789abcdef';
const BASE64URL = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const BASE64 = BASE64URL.replace('-_', '+/');

it.each([
	['hexadecimal', HEX, 40],
	['hexadecimal in capitals', HEX.toUpperCase(), 64],
	['base64url', BASE64URL, 43],
	['base64', BASE64, 64],
	['letters and digits', BASE64URL.slice(0, 62), 36],
])('a long random text is taken out, whoever sends it: %s', (_what, alphabet, length) => {
	for (let seed = 0; seed < 50; seed++) {
		const secret = random(length, alphabet, String(seed));
		for (const text of [secret, `"${secret}"`, `x=${secret}&y`, `https://${secret}.example/a`]) {
			expect(redact(text)).not.toContain(secret.slice(2, 30));
		}
	}
});

it.each([
	'A bearer token is required',
	'GET https://api.routix.com/functions/v1/oauth-api-gateway/v1/RS2RDH3B/orders/550e8400-e29b-41d4-a716-446655440000',
	'There is no field customer_delivery_address_street_name_2_of_3',
	'There is no field customerDeliveryAddressStreetNameAndNumber2',
	'No order 550e8400e29b41d4a716446655440000 and no vehicle WVWZZZ1JZXW000001',
	'IBAN NL91ABNA0417164300, order 2026-11-25-0001-0002-0003-0004-0005-0006',
	'01HV7QZ6K1Y3X9T4B8N2M5P0RD is not an order',
	'No order 00000000000000000000000000000000000000001234567890 in this branch',
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

	it.each(['base64', 'base64url', 'hex'] as const)(
		'also in %s, wherever it begins there',
		(encoding) => {
			for (const before of ['', 'a', 'ab', 'abc', 'the-client-id:']) {
				const encoded = Buffer.from(`${before}Pa55-word!${before}`).toString(encoding);
				const inner = Buffer.from('Pa55-word!').toString('base64').slice(2, 10);
				const text = redact(`Basic realm ${encoded} end`, ['Pa55-word!']);
				expect(text).toContain('[hidden]');
				expect(text).not.toContain(inner);
			}
		},
	);

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
