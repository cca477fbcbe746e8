import { isObject } from '../json';

/** Routix documents its error codes but not the keys they come in, so all of these are read alike. */
const TEXT_KEYS = ['error', 'code', 'message', 'error_description', 'details'];

/** How APIs name the field that one of the details is about. */
const FIELD_KEYS = ['field', 'name', 'param', 'path', 'pointer', 'property'];

const MOST_DETAILS = 10;

const LONGEST_TEXT = 400;
const LONGEST_SCAN = 20_000;

/**
 * Everything that an error answer says, as plain text: `insufficient_scope: The scope … is missing`. May be as long as
 * the answer, and hold what Routix was sent: see `redact` and `shortened`.
 * Empty for an answer that is no JSON object (an HTML page of a proxy says nothing to a planner).
 */
export function answerText(body: unknown): string {
	return [...new Set(textsOf(body, 0))].join(': ');
}

/** A text for one line of an error message, without control characters and half letters. */
export function shortened(text: string): string {
	const line = text.replace(/[\s\p{C}]+/gu, ' ').trim();
	if (line.length <= LONGEST_TEXT) return line;
	return `${line.slice(0, LONGEST_TEXT).replace(/\p{Surrogate}$/u, '')}…`;
}

/** Whether the answer names this documented error code anywhere, however it spells the key or the code. */
export function answerNames(body: unknown, code: string): boolean {
	return textsOf(body, 0).some((text) =>
		text
			.slice(0, LONGEST_SCAN)
			.toLowerCase()
			.replace(/[^a-z0-9]+/g, '_')
			.includes(code),
	);
}

/** Nesting is followed a few steps only: a hostile answer may be as deep as it likes. */
function textsOf(value: unknown, depth: number): string[] {
	if (typeof value === 'string') return value === '' || depth === 0 ? [] : [value];
	if (typeof value === 'number') return depth === 0 ? [] : [String(value)];
	if (depth > 4) return [];
	if (Array.isArray(value)) {
		const entries = value
			.slice(0, MOST_DETAILS)
			.map((entry) => textsOf(entry, depth + 1).join(': '));
		const text = entries.filter(Boolean).join('; ');
		return text === '' ? [] : [text];
	}
	if (!isObject(value)) return [];
	const keys = depth === 0 ? TEXT_KEYS : [...FIELD_KEYS, ...TEXT_KEYS];
	if (TEXT_KEYS.some((key) => Object.hasOwn(value, key))) {
		return keys
			.filter((key) => Object.hasOwn(value, key))
			.flatMap((key) => textsOf(value[key], depth + 1));
	}
	if (depth === 0) return [];
	return Object.entries(value)
		.slice(0, MOST_DETAILS)
		.flatMap(([key, entry]) => textsOf(entry, depth + 1).map((text) => `${key}: ${text}`));
}
