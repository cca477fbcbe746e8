import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from '../e2e/harness/paths';

/** A part of the Dutch guide under a heading of its own. */
export interface GuideSection {
	title: string;
	text: string;
}

/** The guide's folder, to which its links are relative. */
export const guideFolder = join(projectFolder, 'docs/nl');

/** The sections of the guide, in its order. */
export function guideSections(): GuideSection[] {
	return sectionsOf(join(guideFolder, 'handleiding.md'));
}

/** The sections of the README, those within others too, in its order. */
export function readmeSections(): GuideSection[] {
	return sectionsOf(join(projectFolder, 'README.md'));
}

function sectionsOf(file: string): GuideSection[] {
	const [, ...parts] = readFileSync(file, 'utf8').split(/^##+ /m);
	return parts.map((part) => {
		const [title, ...lines] = part.split('\n');
		return { title, text: lines.join('\n') };
	});
}

/** What a text says stands on the screen of n8n: everything in bold. */
export function labelsIn({ text }: Pick<GuideSection, 'text'>): string[] {
	return [...text.matchAll(/\*\*([^*]+)\*\*/g)].map(([, label]) => label.replace(/\s+/g, ' '));
}

/** The sentences of a section, one after the other, without its pictures and lists of other things. */
export function sentencesIn({ text }: Pick<GuideSection, 'text'>): string[] {
	return text
		.replace(/^!\[.*$/gm, '')
		.replace(/^(?:\d+\.|-) /gm, '')
		.split(/\n\n|(?<=[.?!])\s+/)
		.map((sentence) => sentence.replace(/\s+/g, ' ').trim())
		.filter(Boolean);
}

/** The messages in the table of a section: the first column, written as code. */
export function messagesIn({ text }: GuideSection): string[] {
	return [...text.matchAll(/^\| `([^`]+)` \|/gm)].map(([, message]) => message);
}

/** The pictures that a section shows, as paths relative to the guide. */
export function picturesIn({ text }: GuideSection): string[] {
	return [...text.matchAll(/!\[[^\]]+\]\(([^)]+)\)/g)].map(([, path]) => path);
}
