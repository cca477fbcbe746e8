import { redact } from '../redact';
import { matchText, tidyText } from './text';
import type { Refusal } from './conversion';

/** How much of the JSON before and behind the break a message shows. */
const AROUND = 25;

/** The value that a text writes as JSON, or where it breaks. Additional Fields use it too. */
export function readJson(text: string): { value: unknown } | { refuse: Refusal } {
	const json = tidyText(text);
	return parsed(json) ?? { refuse: brokenAt(json, breakOf(json)) };
}

function parsed(json: string): { value: unknown } | undefined {
	try {
		return { value: JSON.parse(json) };
	} catch {
		return undefined;
	}
}

function brokenAt(json: string, position: number): Refusal {
	const lines = json.slice(0, position).split('\n');
	const place = `line ${lines.length}, column ${lines[lines.length - 1].length + 1}`;
	// Half a secret would not be recognised any more.
	const before = excerpt(
		redact(json.slice(Math.max(0, position - 40 * AROUND), position)).slice(-AROUND),
	);
	const behind = excerpt(redact(json.slice(position, position + 40 * AROUND)).slice(0, AROUND));
	return {
		reason:
			behind === ''
				? `the JSON ends too early, at ${place}, after ${before || 'nothing'}`
				: `the JSON breaks at ${place}, ${before ? `between ${before} and` : 'at'} ${behind}`,
		remedy:
			'Names and texts stand in double quotes, and a quote within a text needs a backslash before it. In an expression, let JSON.stringify write the text: {{ JSON.stringify($json.name) }}.',
	};
}

function excerpt(json: string): string {
	return matchText(json).replace(/^\p{Surrogate}|\p{Surrogate}$/gu, '');
}

/** JSON forbids the control characters before the blank within a text, not those after the letters. */
const INSIDE = '(?:[^"\\\\\\p{Cc}]|[\\u007F-\\u009F])*';
const TEXT = `"${INSIDE}(?:\\\\(?:["\\\\/bfnrt]|u[\\dA-Fa-f]{4})${INSIDE})*"`;
const NUMBER = '-?(?:0|[1-9]\\d*)(?:\\.\\d+)?(?:[eE][-+]?\\d+)?';
/** A sign, a text, or a number or word. Sticky, so that the whole text is looked at once. */
const TOKEN = new RegExp(
	`[ \\t\\r\\n]*(?:([{}[\\],:])|(${TEXT})|(?:${NUMBER}|true|false|null)(?![\\w.]))`,
	'uy',
);

/** What may come next within a list or object, or at the top. */
type Expected = 'value' | 'firstEntry' | 'name' | 'firstName' | 'colon' | 'next';

/** The position of the first sign with which a text stops being JSON; its length when something is missing. */
function breakOf(json: string): number {
	const open: string[] = [];
	let expected: Expected | undefined = 'value';
	let position = 0;
	for (;;) {
		TOKEN.lastIndex = position;
		const match = TOKEN.exec(json);
		expected = match ? after(match[1] ?? (match[2] ? '"' : '0'), expected, open) : undefined;
		if (expected === undefined) return position + json.slice(position).search(/[^ \t\r\n]|$/);
		position = TOKEN.lastIndex;
	}
}

/** What may follow a token where `expected` was; undefined when the token may not stand there. */
function after(token: string, expected: Expected, open: string[]): Expected | undefined {
	const inside = open[open.length - 1];
	const isValue = expected === 'value' || expected === 'firstEntry';
	switch (token) {
		case '{':
		case '[':
			if (!isValue) return undefined;
			open.push(token);
			return token === '{' ? 'firstName' : 'firstEntry';
		case '}':
		case ']': {
			const isOpen = inside === (token === '}' ? '{' : '[');
			const isFirst = expected === (token === '}' ? 'firstName' : 'firstEntry');
			if (!isOpen || !(isFirst || expected === 'next')) return undefined;
			open.pop();
			return 'next';
		}
		case ',':
			if (expected !== 'next' || inside === undefined) return undefined;
			return inside === '{' ? 'name' : 'value';
		case ':':
			return expected === 'colon' ? 'value' : undefined;
		case '"':
			if (expected === 'name' || expected === 'firstName') return 'colon';
			return isValue ? 'next' : undefined;
		default:
			return isValue ? 'next' : undefined;
	}
}
