import { isObject } from './answers';

/** Routix documents its error codes but not the keys they come in, so all of these are read alike. */
const TEXT_KEYS = ['error', 'code', 'message', 'error_description', 'details'];

const LONGEST_TEXT = 400;
const LONGEST_SCAN = 20_000;

/**
 * Everything that an error answer says, as short plain text: `insufficient_scope: The scope … is missing`.
 * Empty for an answer that is no JSON object (an HTML page of a proxy says nothing to a planner).
 */
export function answerText(body: unknown): string {
	const texts = [...new Set(textsOf(body, 0))];
	const text = texts.join(': ').slice(0, LONGEST_SCAN).replace(/\s+/g, ' ').trim();
	return text.length > LONGEST_TEXT ? `${text.slice(0, LONGEST_TEXT)}…` : text;
}

/** Whether the answer names this documented error code anywhere, however it spells the key. */
export function answerNames(body: unknown, code: string): boolean {
	return textsOf(body, 0).some((text) => text.slice(0, LONGEST_SCAN).toLowerCase().includes(code));
}

/** Nesting is followed a few steps only: a hostile answer may be as deep as it likes. */
function textsOf(value: unknown, depth: number): string[] {
	if (typeof value === 'string') return value === '' || depth === 0 ? [] : [value];
	if (typeof value === 'number') return depth === 0 ? [] : [String(value)];
	if (depth > 4) return [];
	if (Array.isArray(value)) return value.slice(0, 10).flatMap((entry) => textsOf(entry, depth + 1));
	if (!isObject(value)) return [];
	const known = TEXT_KEYS.filter((key) => Object.hasOwn(value, key));
	if (known.length > 0) return known.flatMap((key) => textsOf(value[key], depth + 1));
	if (depth === 0) return [];
	return Object.entries(value)
		.slice(0, 10)
		.flatMap(([key, entry]) => textsOf(entry, depth + 1).map((text) => `${key}: ${text}`));
}
