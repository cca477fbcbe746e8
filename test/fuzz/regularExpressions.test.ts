import { readFileSync } from 'node:fs';
import { join } from 'node:path';
// Loaded before the expressions of the shipped code are caught: those of libraries are theirs.
import 'n8n-workflow';
import * as ts from 'typescript';
import type * as credential from '../../nodes/Routix/transport/credential/routixCredential';

const ROOT = join(__dirname, '../..');
const LENGTH = 100_000;
const MOST_MS = 50;

const files = ts.sys
	.readDirectory(ROOT, ['.ts'], undefined, ['nodes/**/*', 'credentials/**/*'])
	.filter((file) => !file.endsWith('.d.ts'));

/** One that is only a part of others: `/…/.source`. */
function isPart({ parent }: ts.Node): boolean {
	return ts.isPropertyAccessExpression(parent) && parent.name.text === 'source';
}

/** Every expression of the shipped code: those that are written out, and those that are put together. */
function expressions(): RegExp[] {
	const found = new Map<string, RegExp>();
	const add = (expression: RegExp) => found.set(String(expression), expression);
	for (const file of files) {
		const source = ts.createSourceFile(
			file,
			readFileSync(file, 'utf8'),
			ts.ScriptTarget.Latest,
			true,
		);
		const visit = (node: ts.Node) => {
			if (ts.isRegularExpressionLiteral(node) && !isPart(node)) {
				const [, pattern, flags] = /^\/(.*)\/(\w*)$/s.exec(node.text) ?? [];
				add(new RegExp(pattern, flags));
			}
			ts.forEachChild(node, visit);
		};
		visit(source);
	}
	builtWhenLoaded().forEach(add);
	return [...found.values()];
}

function builtWhenLoaded(): RegExp[] {
	const built: RegExp[] = [];
	const original = globalThis.RegExp;
	globalThis.RegExp = new Proxy(original, {
		construct(target, args, asWhat) {
			const expression = Reflect.construct(target, args, asWhat) as RegExp;
			built.push(expression);
			return expression;
		},
	});
	try {
		// eslint-disable-next-line @typescript-eslint/no-require-imports
		for (const file of files) require(file);
	} finally {
		globalThis.RegExp = original;
	}
	return built;
}

const COMMON = [
	'a',
	'Z',
	'0',
	' ',
	'\t',
	'\n',
	'-',
	'_',
	'=',
	'@',
	'/',
	'.',
	':',
	'"',
	'\\',
	'<',
	'{',
	'%',
	'é',
	'\u200b',
];

/** What a text may consist of, again and again: the parts are those that the expression itself names. */
function partsFor({ source }: RegExp): string[] {
	const words = [...new Set(source.match(/[a-z_]{2,}/gi) ?? [])].slice(0, 8);
	const signs = [...new Set(source.replace(/\\[a-z]/gi, ''))].slice(0, 12);
	return [
		...new Set([
			...COMMON,
			...signs,
			...words,
			...words.flatMap((word) => ['=', ' ', '1', ': "', '-'].map((sign) => word + sign)),
			...signs.flatMap((one) => COMMON.slice(0, 6).map((other) => one + other)),
		]),
	];
}

const textOf = (part: string, length: number) =>
	`${part.repeat(Math.ceil(length / part.length)).slice(0, length)}!`;

function milliseconds(expression: RegExp, text: string): number {
	expression.lastIndex = 0;
	const startedAt = process.hrtime.bigint();
	if (expression.global) text.replace(expression, '');
	else expression.exec(text);
	return Number(process.hrtime.bigint() - startedAt) / 1e6;
}

/** Looks with short texts for those that take the expression longest: the first five. */
function worstParts(expression: RegExp): string[] {
	return partsFor(expression)
		.map((part) => ({ part, time: milliseconds(expression, textOf(part, LENGTH / 50)) }))
		.sort((one, other) => other.time - one.time)
		.slice(0, 5)
		.map(({ part }) => part);
}

/** The best of three: the machine may do other things as well. */
function best(expression: RegExp, part: string, length: number): number {
	const text = textOf(part, length);
	return Math.min(...[1, 2, 3].map(() => milliseconds(expression, text)));
}

const all = expressions();

function baseUrlPattern(): RegExp {
	const path = '../../nodes/Routix/transport/credential/routixCredential';
	return jest.requireActual<typeof credential>(path).BASE_URL_PATTERN;
}

it('All expressions of the shipped code are found', () => {
	expect(all.length).toBeGreaterThan(100);
	// One that is written out, and one that is put together.
	expect(all.map(String)).toContain('/routix_[0-9a-f]{8,}/gi');
	expect(all.map(String)).toContain(String(baseUrlPattern()));
});

it.each(all.map((expression) => [String(expression).slice(0, 80), expression] as const))(
	`${LENGTH / 1_000} KB of the worst text take it less than ${MOST_MS} ms: %s`,
	(_name, expression) => {
		for (const part of worstParts(expression)) {
			const time = best(expression, part, LENGTH);
			// On a busy machine all takes longer, but only what is quadratic grows by more than the length.
			if (time >= MOST_MS) expect(time / best(expression, part, LENGTH / 8)).toBeLessThan(24);
			expect(time).toBeLessThan(20 * MOST_MS);
		}
	},
);
