import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { parse } from 'yaml';
import { documents, textOf } from './documents';

/** A text that somebody reads, and where it stands. */
export interface ReaderText {
	place: string;
	text: string;
}

/** Its tables quote what servers say. */
const QUOTING = 'docs/reliability.md';

/** Every text in a document, in the shipped sources (labels, hints, errors), the examples and the forms for issues. */
export const readerTexts: ReaderText[] = [
	...documents
		.filter((file) => file !== QUOTING)
		.map((place) => ({ place, text: proseOf(textOf(place)) })),
	...['nodes', 'credentials'].flatMap((folder) => filesIn(folder, '.ts')).flatMap(textsOfSource),
	...filesIn('examples', '.json').flatMap(textsOfData),
	...filesIn('.github/ISSUE_TEMPLATE', '.yml').flatMap(textsOfData),
];

function filesIn(folder: string, end: string): string[] {
	return readdirSync(folder, { recursive: true, encoding: 'utf8' })
		.filter((file) => file.endsWith(end))
		.map((file) => join(folder, file));
}

/** Without what is code: names of fields, commands, addresses, what links lead to. */
function proseOf(markdown: string): string {
	return markdown
		.replace(/^```.*?^```$/gms, '')
		.replace(/<!--.*?-->/gs, '')
		.replace(/`[^`\n]+`/g, '`…`')
		.replace(/\[[\w.-]+\.\w+\]/g, '[…]')
		.replace(/\]\([^)]*\)/g, ']')
		.replace(/https?:[^\s*]+/g, '…')
		.replace(/\s+/g, ' ');
}

/** The texts of more than one word in a source file; what is put into a text stands as `…`. */
function textsOfSource(place: string): ReaderText[] {
	const source = ts.createSourceFile(place, readFileSync(place, 'utf8'), ts.ScriptTarget.Latest);
	const texts: string[] = [];
	const visit = (node: ts.Node): void => {
		if (ts.isImportDeclaration(node)) return;
		if (ts.isStringLiteralLike(node)) texts.push(node.text);
		else if (ts.isTemplateExpression(node)) {
			texts.push(
				[node.head, ...node.templateSpans.map(({ literal }) => literal)]
					.map(({ text }) => text)
					.join('…'),
			);
		}
		ts.forEachChild(node, visit);
	};
	visit(source);
	return texts.filter(isProse).map((text) => ({ place, text: proseOf(text) }));
}

/** The texts in JSON, or in YAML, of which it is a part. What a model is told has to name fields as they are called. */
function textsOfData(place: string): ReaderText[] {
	const texts: string[] = [];
	parse(readFileSync(place, 'utf8'), (key, value: unknown) => {
		if (typeof value === 'string' && key !== 'toolDescription') texts.push(value);
		return value;
	});
	return texts.filter(isProse).map((text) => ({ place, text: proseOf(text) }));
}

/** Not the names and expressions that programs read. */
function isProse(text: string): boolean {
	return /\p{L} \p{L}/u.test(text) && !text.startsWith('=');
}
