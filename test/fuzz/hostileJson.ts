import fc from 'fast-check';

/** Stand for JSON that no value of JavaScript gives; put into the text by {@link jsonText}. */
const RAW = { '@huge@': '1e999', '@minus huge@': '-1e999', '@deep@': deep(5_000) };

const NAMES = [
	'__proto__',
	'constructor',
	'prototype',
	'toString',
	'hasOwnProperty',
	'length',
	'id',
	'data',
	'error',
	'message',
	'total',
	'company_name',
	'',
	'a.b',
	'\ud800',
];

const hostileText = fc.oneof(
	fc.constantFrom(
		'',
		' ',
		'\u0000',
		'\ud800',
		'x\udfff',
		'\u202e',
		'..',
		'../x',
		'%2e',
		'\r\nX: 1',
	),
	fc.constantFrom('EPERM', 'ENOENT', 'Keepermans', '{{ $json }}', '={{ 1 }}', '<script>', 'null'),
	fc.constantFrom(...Object.keys(RAW)),
	fc.string({ maxLength: 20 }),
);

/** Long enough to be felt, rare enough for the test to end: a few dozen of 10 MB among 20,000 cases. */
const longText = fc
	.oneof(
		{ weight: 1, arbitrary: fc.constant(10_000_000) },
		{ weight: 20, arbitrary: fc.constant(100_000) },
	)
	.map((length) => 'x'.repeat(length));

const hostileNumber = fc.constantFrom(
	0,
	-0,
	-1,
	0.5,
	1e308,
	2 ** 53,
	2 ** 53 + 2,
	-(2 ** 31),
	5e-324,
);

const hostileName = fc.constantFrom(...NAMES);

const hostileScalar: fc.Arbitrary<unknown> = fc.oneof(
	{ weight: 6, arbitrary: fc.constantFrom(null, true, false) },
	{ weight: 6, arbitrary: hostileNumber },
	{ weight: 8, arbitrary: hostileText },
);

/** Any JSON, with the names that break things. */
export const hostileValue: fc.Arbitrary<unknown> = fc.oneof(
	{ weight: 20, arbitrary: hostileScalar },
	{ weight: 4, arbitrary: fc.array(hostileScalar, { maxLength: 4 }) },
	{ weight: 8, arbitrary: hostileObject() },
	{ weight: 1, arbitrary: fc.array(fc.array(hostileObject(), { maxLength: 2 }), { maxLength: 2 }) },
);

function hostileObject(): fc.Arbitrary<object> {
	const entry = fc.tuple(hostileName, hostileScalar);
	return fc.array(entry, { maxLength: 4 }).map(objectOf);
}

/** An object that really has the names, `__proto__` included, as `JSON.parse` makes it. */
export function objectOf(entries: Array<[string, unknown]>): object {
	const object = {};
	for (const [name, value] of entries) define(object, name, value);
	return object;
}

function define(object: object, name: string, value: unknown) {
	Object.defineProperty(object, name, {
		value,
		enumerable: true,
		configurable: true,
		writable: true,
	});
}

/** A value in which up to four places were changed. */
export function mutated(original: unknown): fc.Arbitrary<unknown> {
	const change = fc.record({
		place: fc.nat(),
		kind: fc.constantFrom('replace', 'replace', 'replace', 'add', 'remove'),
		name: hostileName,
		value: fc.oneof({ weight: 60, arbitrary: hostileValue }, { weight: 1, arbitrary: longText }),
	});
	return fc.array(change, { maxLength: 4 }).map((changes) => {
		const root = { value: structuredClone(original) };
		for (const { place, kind, name, value } of changes) {
			const places = placesIn(root);
			const [parent, key] = places[place % places.length];
			const current = (parent as Record<string, unknown>)[key];
			if (kind === 'remove' && parent !== root) delete (parent as Record<string, unknown>)[key];
			else if (kind === 'add' && typeof current === 'object' && current !== null) {
				if (Array.isArray(current)) current.push(structuredClone(value));
				else define(current, name, structuredClone(value));
			} else define(parent, key, structuredClone(value));
		}
		return root.value;
	});
}

type Place = [parent: object, key: string];

function placesIn(value: object, depth = 0): Place[] {
	if (depth > 8) return [];
	return Object.entries(value)
		.slice(0, 20)
		.flatMap(([key, child]): Place[] => [
			[value, key],
			...(typeof child === 'object' && child !== null ? placesIn(child as object, depth + 1) : []),
		]);
}

/** The value without what is nested so deep that n8n itself cannot pass it on between nodes. */
export function shallow(value: unknown): unknown {
	return JSON.parse((JSON.stringify(value) ?? 'null').replaceAll('@deep@', '@huge@'));
}

/** The JSON text of a value, with what JSON can say and JavaScript cannot. */
export function jsonText(value: unknown): string {
	let text = JSON.stringify(value) ?? 'null';
	for (const [name, raw] of Object.entries(RAW)) text = text.replaceAll(`"${name}"`, raw);
	return text;
}

function deep(levels: number): string {
	return `${'[{"a":'.repeat(levels)}1${'}]'.repeat(levels)}`;
}
