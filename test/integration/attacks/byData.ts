import { list, recordNamed, SECRET, SYNC, type Attack } from './attack';

const HOSTILE_NAMES = [
	'constructor',
	'__proto__',
	'toString',
	'hasOwnProperty',
	'={{ $json.password }}',
	'<img src=x onerror=alert(1)>',
	'x'.repeat(10_000),
];

const shownAs = (text: string) =>
	`\`${JSON.stringify(text.slice(0, 28)).slice(1, -1)}${text.length > 28 ? '…' : ''}\``;

const names: Attack[] = HOSTILE_NAMES.flatMap((name) => [
	{
		kind: 'Names of fields',
		name: `The form, when records have a field ${shownAs(name)}`,
		inEditor: 'form',
		answer: () => ({ body: `{"data":[{"id":"a1",${JSON.stringify(name)}:{"x":1}}]}` }),
		absent: ['"=', '<img', 'x'.repeat(500)],
	},
	{
		kind: 'Names of fields',
		name: `Create or Update matches on ${shownAs(name)}`,
		parameters: {
			...SYNC,
			columns: {
				mappingMode: 'defineBelow',
				value: JSON.parse(
					`{${JSON.stringify(name)}:"function Object() { [native code] }"}`,
				) as never,
				matchingColumns: [name],
				schema: [],
			},
		},
		absent: ['<img'],
	},
]);

const HOSTILE_IDS = [
	'={{ $json.password }}',
	'..',
	'../../admin',
	'..%2f..%2fadmin',
	'%252e%252e%252fadmin',
	'a/../b',
	'a?limit=1',
	'a#b',
	'a\\..\\b',
	'a\r\nX-Evil: 1',
	'a\u0000b',
	'a'.repeat(400),
	'https://evil.example/',
	'<b>a</b>',
];

const ids: Attack[] = HOSTILE_IDS.flatMap((id) => [
	{
		kind: 'IDs of records',
		name: `The picker, when a list has the ID ${shownAs(id)}`,
		inEditor: 'picker',
		answer: () => list([{ id, company_name: 'Acme' }], 1),
		absent: ['"={{'],
	},
	{
		kind: 'IDs of records',
		name: `Get with the ID ${shownAs(id)} from an item`,
		parameters: recordNamed('={{ $json.id }}'),
		input: { id },
	},
]);

const CLIENT_SECRET = 'routix_0123456789abcdef0123456789abcdef01234567';
const RANDOM = 'q7RzX2mK9vB4nT8wL3cY6hJ1dF5gS0aPeUiO';

const pasted: Attack[] = (
	[
		['Branch Public ID', (text) => ({ ...recordNamed('a1'), branchPublicId: text })],
		[
			'Limit',
			(text) => ({ resource: 'account', operation: 'getAll', returnAll: false, limit: text }),
		],
		['Account, By ID', (text) => recordNamed(`${text}/..`)],
		['Account, By Name or Number', (text) => recordNamed(text, 'name')],
		[
			'Additional Fields',
			(text) => ({
				resource: 'account',
				operation: 'create',
				columns: { mappingMode: 'defineBelow', value: { company_name: 'Acme' }, schema: [] },
				options: { additionalFields: `{"notes": "${text}"` },
			}),
		],
	] as Array<[string, (text: string) => Attack['parameters']]>
).flatMap(([field, parametersOf]) =>
	(
		[
			['a client secret', CLIENT_SECRET],
			['a long random text', RANDOM],
		] as const
	).map(([what, text]) => ({
		kind: 'Secrets sent back, or pasted into the wrong field' as const,
		name: `${what} in ${field}`,
		parameters: parametersOf(text),
		absent: [text.slice(7, 23)],
	})),
);

const BASE_URLS = [
	'http://api.routix.com',
	'https://user:password@api.routix.com',
	`https://${SECRET}@api.routix.com`,
	'https://api.routix.com?x=1',
	'https://api.routix.com#x',
	'https://api.routix.com/..',
	'https://api.routix.com/a/../../b',
	'https://api.routix.com\\@evil.example',
	'https://127.0.0.1.evil.example:443:80',
	'http://127.0.0.1.evil.example',
	'http://localhost.evil.example',
	'http://0x7f000001',
	'ftp://api.routix.com',
	'file:///etc/passwd',
	'javascript:alert(1)',
	'https://api.routix.com\r\nX-Evil: 1',
	'https://аpi.routix.com',
	'https://api.routix.com{{ $json.x }}',
	`https://${'a'.repeat(600)}.example`,
	'/'.repeat(100_000),
];

const baseUrls: Attack[] = BASE_URLS.map((baseUrl) => ({
	kind: 'Base URLs',
	name: shownAs(baseUrl.replace(SECRET, '{secret}')),
	credential: { baseUrl },
	absent: ['password@', SECRET],
}));

export const byData: Attack[] = [...names, ...ids, ...pasted, ...baseUrls];
