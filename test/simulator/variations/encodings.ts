import { brotliCompressSync, deflateSync, gzipSync } from 'zlib';
import type { SimulatedRecord } from '../data/generate';
import { isForRecords, isGood } from './answers';
import { clearError, exception } from './expectations';
import type { Answer, Behaviour, Expectation, OperationName, Variation } from './variation';

const json = 'application/json; charset=utf-8';

/** How a server may write JSON. */
interface Writing {
	does: string;
	type?: string;
	bytes?: (text: string) => Buffer;
	headers?: Record<string, string>;
	expected?: Expectation;
}

const misread: Expectation = clearError({
	says: [/UTF-8|character set/i],
	why: 'Letters would be lost, and written back as other ones.',
});

/** In ASCII, with the other letters as JSON can write them. */
const escaped = (text: string) =>
	text.replace(
		/[\u0080-\uffff]/g,
		(letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`,
	);

const writings: Record<string, Writing> = {
	'latin1-unlabelled': {
		does: 'in ISO 8859-1, without saying so',
		type: 'application/json',
		bytes: (text) => Buffer.from(text, 'latin1'),
		expected: misread,
	},
	'latin1-as-utf-8': {
		does: 'in ISO 8859-1, labelled UTF-8',
		bytes: (text) => Buffer.from(text, 'latin1'),
		expected: misread,
	},
	'latin1-labelled': {
		does: 'in ISO 8859-1, and says so',
		type: 'application/json; charset=ISO-8859-1',
		bytes: (text) => Buffer.from(text, 'latin1'),
		expected: exception('n8n reads UTF-8 only', { says: [/UTF-8|character set/i] }),
	},
	'windows-1252-labelled': {
		does: 'in Windows-1252, and says so',
		type: 'application/json; charset=windows-1252',
		bytes: (text) => Buffer.from(text, 'latin1'),
		expected: exception('n8n reads UTF-8 only', { says: [/UTF-8|character set/i] }),
	},
	'utf-16-labelled': {
		does: 'in UTF-16, and says so',
		type: 'application/json; charset=utf-16le',
		bytes: (text) => Buffer.from(text, 'utf16le'),
		expected: exception('n8n reads UTF-8 only', { says: [/UTF-8|character set/i] }),
	},
	'utf-8-labelled-latin1': {
		does: 'in UTF-8, labelled ISO 8859-1',
		type: 'application/json; charset=ISO-8859-1',
		expected: exception('The label cannot be told from a true one', {
			says: [/UTF-8|character set/i],
		}),
	},
	'byte-order-mark': {
		does: 'with a byte order mark',
		bytes: (text) => Buffer.from(`\ufeff${text}`),
	},
	'type-text': { does: 'as text/plain', type: 'text/plain; charset=utf-8' },
	'type-html': { does: 'as text/html', type: 'text/html; charset=utf-8' },
	'type-json-api': { does: 'as application/vnd.api+json', type: 'application/vnd.api+json' },
	'type-octets': { does: 'as application/octet-stream', type: 'application/octet-stream' },
	'type-missing': { does: 'without a content type', type: '' },
	'charset-quoted': { does: 'with a charset in quotes', type: 'application/json; charset="UTF-8"' },
	'charset-odd': { does: 'with the charset utf8', type: 'application/json;charset=utf8' },
	ascii: { does: 'in ASCII, with escapes', bytes: (text) => Buffer.from(escaped(text)) },
	indented: {
		does: 'over many lines',
		bytes: (text) => Buffer.from(`\r\n${JSON.stringify(JSON.parse(text), null, 2)}\r\n\r\n`),
	},
	decomposed: {
		does: 'with letters and accents apart',
		bytes: (text) => Buffer.from(text.normalize('NFD')),
	},
	gzip: {
		does: 'packed with gzip',
		bytes: (text) => gzipSync(text),
		headers: { 'content-encoding': 'gzip' },
	},
	brotli: {
		does: 'packed with Brotli',
		bytes: (text) => brotliCompressSync(text),
		headers: { 'content-encoding': 'br' },
	},
	deflate: {
		does: 'packed with deflate',
		bytes: (text) => deflateSync(text),
		headers: { 'content-encoding': 'deflate' },
	},
	'xssi-prefix': {
		does: "behind )]}', as Google does",
		bytes: (text) => Buffer.from(`)]}',\n${text}`),
		expected: exception('That is no JSON, and no API of this kind does so'),
	},
	'newline-delimited': {
		does: 'as one record a line',
		bytes: (text) => {
			const { data } = JSON.parse(text) as { data: unknown };
			return Buffer.from(
				[data]
					.flat()
					.map((row) => JSON.stringify(row))
					.join('\n'),
			);
		},
		type: 'application/x-ndjson',
		expected: exception('That is no JSON, and no API of this kind does so'),
	},
	'charset-in-upper-case': { does: 'as Application/JSON', type: 'Application/JSON; Charset=UTF-8' },
};

function written({ type = json, bytes = Buffer.from, headers }: Writing): () => Behaviour {
	return () => async (asked, pass) => {
		const answer: Answer = await pass();
		if (!isForRecords(asked) || !isGood(answer)) return answer;
		const others = { ...answer.headers };
		delete others['content-type'];
		return {
			...answer,
			headers: { ...others, ...(type && { 'content-type': type }), ...headers },
			body: bytes(JSON.stringify(answer.body)),
		};
	};
}

/** Letters that only some encodings have alike. */
const accented = (record: SimulatedRecord): SimulatedRecord =>
	'company_name' in record
		? { company_name: `${String(record.company_name)} Café` }
		: { name: `${String(record.name)} één` };

const reads: OperationName[] = ['Get', 'Get Many', 'Record Picker', 'Created'];

export const encodingVariations: Variation[] = Object.entries(writings).map(
	([name, writing]): Variation => ({
		name: `encoding-${name}`,
		group: 'Encodings',
		does: `The server writes its JSON ${writing.does}.`,
		touches:
			writing.expected || name === 'decomposed'
				? reads
				: [
						...reads,
						'Record Search',
						'Form',
						'Create or Update',
						'Create',
						'Update',
						'Updated',
						'Test',
					],
		expected: writing.expected,
		seeded: accented,
		...(name === 'decomposed' && {
			shown: (record: SimulatedRecord) =>
				JSON.parse(JSON.stringify(record).normalize('NFD')) as SimulatedRecord,
		}),
		serve: written(writing),
	}),
);
