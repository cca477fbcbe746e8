import { gzipSync } from 'node:zlib';
import type { INodeParameters } from 'n8n-workflow';
import {
	GET_MANY,
	list,
	recordNamed,
	SECRET,
	SYNC,
	TOKEN,
	type Answer,
	type Asked,
	type Attack,
} from './attack';

const rows = ({ limit, offset }: Asked, name = 'a') =>
	Array.from({ length: limit }, (_, index) => ({
		id: `${name}-${offset + index}`,
		company_name: `Customer ${offset + index}`,
	}));

let answers = 0;

const ENDLESS: Array<[string, (asked: Asked) => Answer]> = [
	['no total', (asked) => list(rows(asked))],
	['a total of 1e12', (asked) => list(rows(asked), 1e12)],
	['a total that runs ahead', (asked) => list(rows(asked), asked.offset + 50 * asked.limit)],
	['an offset without effect', (asked) => list(rows({ ...asked, offset: 0 }), 5_000)],
	['other IDs in each answer', (asked) => list(rows(asked, `answer-${answers++}`))],
	[
		'no ID but a time of serving',
		(asked) => list(rows(asked).map(({ company_name }) => ({ company_name, at: answers++ }))),
	],
];

const OPERATIONS: Array<[string, INodeParameters]> = [
	['Get Many', GET_MANY],
	['Create or Update', SYNC],
	['Get by name', recordNamed('A customer that nobody has', 'name')],
];

const endless: Attack[] = ENDLESS.flatMap(([what, answer]) =>
	OPERATIONS.map(([operation, parameters]) => ({
		kind: 'Lists without an end' as const,
		name: `${operation}: ${what}`,
		parameters,
		answer,
	})),
);

const packed = gzipSync(Buffer.alloc(300 * 1024 * 1024, ' '));
const flood: Answer = {
	write: (response) => {
		const chunk = Buffer.alloc(1024 * 1024, 'x');
		const more = () => {
			while (!response.destroyed && response.write(chunk));
		};
		response.on('drain', more);
		response.on('close', () => response.removeAllListeners('drain'));
		more();
	},
};

const ONE = { id: 'a1', company_name: 'Acme' };

const sizes: Attack[] = (
	[
		['bytes without an end', () => flood],
		[
			'300 MB packed into 300 KB',
			() => ({
				write: (response) => {
					response.writeHead(200, {
						'content-type': 'application/json',
						'content-encoding': 'gzip',
					});
					response.end(packed);
				},
			}),
		],
		['lists 5,000 deep', () => ({ body: `${'['.repeat(5_000)}${']'.repeat(5_000)}` })],
		[
			'an object 100,000 deep',
			() => ({ body: '{"a":'.repeat(100_000) + '1' + '}'.repeat(100_000) }),
		],
		['half a JSON text', () => ({ body: '{"data":[{"id":"a1","company_name":"Ac' })],
		['a number of 1e999 as total', () => ({ body: '{"data":[],"pagination":{"total":1e999}}' })],
		['a total of -1', () => list([ONE], -1)],
		['40,000 rows with one ID', () => list(Array(40_000).fill(ONE), 40_000)],
		['a field name of 1 MB', () => list([{ ...ONE, ['x'.repeat(1_000_000)]: 1 }], 1)],
		[
			'a record of 100,000 fields',
			() => list([Object.fromEntries(Array.from({ length: 100_000 }, (_, i) => [`f${i}`, i]))], 1),
		],
		['an error text of 10 MB', () => ({ status: 400, body: { error: 'x'.repeat(10_000_000) } })],
		[
			'10,000 field errors',
			() => ({
				status: 422,
				body: {
					errors: Array.from({ length: 10_000 }, (_, i) => ({
						field: `f${i}`,
						message: 'is wrong',
					})),
				},
			}),
		],
		['a list of lists', () => list([[ONE], [ONE]])],
		['null for each record', () => list([null, null])],
	] as Array<[string, () => Answer]>
).map(([name, answer]) => ({ kind: 'Answers of any size', name, answer }));

const TEXTS = [
	'-eyJ'.repeat(50_000),
	'routix_0'.repeat(25_000),
	'Bearer 1'.repeat(25_000),
	'client_secret='.repeat(15_000),
	'bank'.repeat(50_000),
	'<img src=x onerror=alert(1)>',
	'<a href="https://evil.example">Log in again</a>',
	'<svg/onload=alert(1)>',
	'<!-- <script>alert(1)</script> -->',
	'={{ $json.password }}',
	'\u001b[31mred\u0007\u0000',
	'\u202egnorw',
	'EPERM ECONNREFUSED ETIMEDOUT',
];

const texts: Attack[] = TEXTS.flatMap((text) =>
	[403, 500].map((status) => ({
		kind: 'Texts that n8n would show' as const,
		name: `\`${JSON.stringify(text.slice(0, 28)).slice(1, -1)}${text.length > 28 ? '…' : ''}\` with status ${status}`,
		answer: () => ({ status, body: { error: 'forbidden', message: text } }),
		absent: ['<img', '<a ', '<svg', '<script', '<!--'],
	})),
);

const everything = ({ headers, body }: Asked) => `${JSON.stringify(headers)} ${body} ${SECRET}`;
const ENCODINGS: Array<[string, (text: string) => string]> = [
	['as it is', (text) => text],
	['percent-encoded', encodeURIComponent],
	['in base64', (text) => Buffer.from(text).toString('base64')],
	['in base64url', (text) => Buffer.from(text).toString('base64url')],
	['in hexadecimal', (text) => Buffer.from(text).toString('hex')],
	['as a form', (text) => new URLSearchParams({ a: text }).toString()],
	['behind 390 letters', (text) => `${'x'.repeat(390)} ${text}`],
];

const echoes: Attack[] = ENCODINGS.flatMap(([how, encode]) =>
	(
		[
			['token', ({ headers }: Asked) => String(headers.authorization).slice(7)],
			['all that was sent', everything],
		] as Array<[string, (asked: Asked) => string]>
	).map(([what, take]) => ({
		kind: 'Secrets sent back, or pasted into the wrong field' as const,
		name: `Routix sends back the ${what === 'token' ? what : `whole request`} ${how}`,
		answer: (asked: Asked) => ({
			status: 400,
			body: { error: 'bad', message: encode(take(asked)) },
		}),
		absent: [SECRET, TOKEN].flatMap((secret) =>
			ENCODINGS.slice(0, 5).map(([, to]) => to(secret).slice(0, 16)),
		),
	})),
);

const redirects: Attack[] = [301, 302, 303, 307, 308].flatMap((status) =>
	[
		'{elsewhere}/functions/v1/api/v1/RS2RDH3B/accounts',
		'//{elsewhere host}/',
		`https://${TOKEN}.evil.example/`,
	].map((location) => ({
		kind: 'Redirects' as const,
		name: `${status} to \`${location.replace(TOKEN, '{token}')}\``,
		answer: () => ({ status, headers: { location }, body: '' }),
		absent: [TOKEN],
	})),
);

const tokens: Attack[] = (
	[
		['no JSON', () => ({ body: 'access_token=abc' })],
		[
			'a web page',
			() => ({
				body: '<html><body>Log in</body></html>',
				headers: { 'content-type': 'text/html' },
			}),
		],
		['bytes without an end', () => flood],
		['a token of 9 KB', () => ({ body: { access_token: 'a'.repeat(9_000) } })],
		[
			'a token with a line break and a header',
			() => ({ body: { access_token: 'a\r\nX-Evil: 1' } }),
		],
		['a token that is an object', () => ({ body: { access_token: { $gt: '' } } })],
		['a token that is not ASCII', () => ({ body: { access_token: 'tökén' } })],
		[
			'the secret as an error',
			({ body }) => ({ status: 401, body: { error: 'bad', message: body } }),
		],
		[
			'a redirect to another host',
			() => ({ status: 307, headers: { location: '{elsewhere}/' }, body: '' }),
		],
		['an endless life of the token', () => ({ body: { access_token: TOKEN, expires_in: 1e300 } })],
		['a life of -1', () => ({ body: { access_token: TOKEN, expires_in: -1 } })],
		['another type of token', () => ({ body: { access_token: TOKEN, token_type: 'mac' } })],
	] as Array<[string, (asked: Asked) => Answer]>
).map(([name, token]) => ({
	kind: 'The token endpoint',
	name,
	token,
	absent: [SECRET.slice(0, 16)],
}));

export const byServers: Attack[] = [
	...endless,
	...sizes,
	...texts,
	...echoes,
	...redirects,
	...tokens,
];
