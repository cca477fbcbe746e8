import { isObject } from '../json';
import { plainName } from './envelope';

/** What an answer that refuses says: its body, and the headers with names in lower case. */
export interface RefusalAnswer {
	body?: unknown;
	headers: Record<string, string>;
}

/** Keys that hold the name of what an entry is about. Inferred from other APIs. */
export const SUBJECT_KEYS = ['field', 'fields', 'name', 'param', 'path', 'pointer', 'property'];

/**
 * Keys that hold a code or words, in the order in which they are read best. Routix documents its error codes but not the
 * keys they come in, so all that servers use are read alike (inferred).
 */
export const WORD_KEYS = [
	'error',
	'code',
	'errorcode',
	'type',
	'title',
	'reason',
	'message',
	'msg',
	'errordescription',
	'description',
	'details',
	'detail',
	'errors',
	'errormessage',
	'hint',
];

/** Entries of a list, and entries of an object whose keys are names of fields. */
const MOST_ENTRIES = 10;
const MOST_LEVELS = 4;

/** Longer texts are cut before anything looks at them. */
const LONGEST_TEXT = 4_000;

/** The error codes that Routix documents. */
export const ERROR_CODES = [
	'invalid_token_type',
	'invalid_token',
	'insufficient_scope',
	'branch_not_found',
	'invalid_client',
] as const;

export type ErrorCode = (typeof ERROR_CODES)[number];

/**
 * Everything that a refusal says, as plain text: `insufficient_scope: The scope … is missing`. May hold what Routix was
 * sent: see `redact` and `shortened`. Empty when it says nothing.
 */
export function refusalText({ body, headers }: RefusalAnswer): string {
	const texts = typeof body === 'string' ? [textOfPage(body)] : wordsIn(body, 0);
	return [...new Set([...texts, ...challengeIn(headers)])].filter(Boolean).join(': ');
}

/**
 * The documented code that a refusal names, whatever its status and however it spells the code or its key:
 * `branch_not_found`, `BranchNotFound`, `Branch not found`.
 */
export function errorCodeIn(answer: RefusalAnswer): ErrorCode | undefined {
	const spoken = plainWords(refusalText(answer));
	return ERROR_CODES.find((code) => spoken.includes(plainName(code)));
}

/** Whether a refusal has one of these words in it, whatever the case and what stands between them. */
export function refusalMentions(answer: RefusalAnswer, ...words: string[]): boolean {
	const spoken = plainWords(refusalText(answer));
	return words.some((word) => spoken.includes(plainName(word)));
}

function plainWords(text: string): string {
	return text
		.slice(0, LONGEST_TEXT)
		.replace(/[^A-Za-z0-9]/g, '')
		.toLowerCase();
}

/** Whether a body is a web page, as a proxy, a firewall or an app shows one. */
export function isWebPage(body: unknown): boolean {
	return (
		typeof body === 'string' &&
		/^\s{0,100}<(!doctype|html|\?xml|head|body|!--)/i.test(body.slice(0, 200))
	);
}

/** The title of a web page, the words in XML; any other text as it is. */
function textOfPage(body: string): string {
	const text = body.slice(0, LONGEST_TEXT);
	if (/^\s{0,100}<\?xml/i.test(text))
		return text
			.replace(/<[^<>]*>/g, ' ')
			.replace(/\s+/g, ' ')
			.trim();
	if (!isWebPage(text)) return text.trim();
	const from = text.search(/<title/i);
	if (from < 0) return '';
	const title = text.slice(text.indexOf('>', from) + 1);
	const end = title.search(/<\/title/i);
	return end < 0 ? '' : title.slice(0, end).trim();
}

/** `WWW-Authenticate: Bearer error="invalid_token", error_description="…"` (RFC 6750, 3). */
function challengeIn(headers: Record<string, string>): string[] {
	const challenge = (headers['www-authenticate'] ?? '').slice(0, LONGEST_TEXT);
	return ['error', 'error_description'].flatMap((name) => {
		const value = new RegExp(`\\b${name}="([^"]*)"`).exec(challenge)?.[1];
		return value ? [value] : [];
	});
}

function wordsIn(value: unknown, level: number): string[] {
	if (typeof value === 'string')
		return value === '' || level === 0 ? [] : [value.slice(0, LONGEST_TEXT)];
	if (typeof value === 'number') return level === 0 ? [] : [String(value)];
	if (level > MOST_LEVELS) return [];
	if (Array.isArray(value)) {
		const entries = value.slice(0, MOST_ENTRIES);
		const texts = entries.map((entry) => wordsIn(entry, level + 1).join(': ')).filter(Boolean);
		return texts.length > 0 ? [texts.join('; ')] : [];
	}
	return isObject(value) ? wordsOfObject(value, level) : [];
}

/** What stands under the keys for words, or else every entry with its key, as in `{ email: ['is required'] }`. */
function wordsOfObject(value: object, level: number): string[] {
	const byName = new Map<string, [string, unknown]>();
	for (const entry of Object.entries(value)) {
		const name = plainName(entry[0]);
		if (!byName.has(name)) byName.set(name, entry);
	}
	if (WORD_KEYS.some((key) => byName.has(key))) {
		const keys = level === 0 ? [...WORD_KEYS, 'fields', 'data'] : [...SUBJECT_KEYS, ...WORD_KEYS];
		return keys.flatMap((key) => wordsIn(byName.get(key)?.[1], level + 1));
	}
	if (level === 0) return byName.has('data') ? wordsIn(byName.get('data')?.[1], 1) : [];
	return Object.entries(value)
		.slice(0, MOST_ENTRIES)
		.flatMap(([key, entry]) =>
			wordsIn(entry, level + 1).map((text) => `${key.slice(0, 100)}: ${text}`),
		);
}
