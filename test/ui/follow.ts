import { labelsIn } from './guide';

/** What somebody does who reads a sentence of a guide. */
export interface Deed<Reader> {
	/** The whole sentence, with `**` in place of each label in bold. */
	says: string;
	/** @param labels the labels in bold: what is clicked, chosen, filled in or looked at */
	does(reader: Reader, ...labels: string[]): Promise<void>;
}

/**
 * Follows the sentences of a guide word by word. A sentence with something in bold, or after which something is expected,
 * has to have a deed; the others only explain.
 * @throws when nobody knows what a sentence asks for, or when what it says does not happen
 */
export async function follow<Reader>(
	sentences: string[],
	deeds: Array<Deed<Reader>>,
	reader: Reader,
): Promise<void> {
	for (const sentence of sentences) {
		const labels = labelsIn({ text: sentence });
		const deed = deeds.find(({ says }) => says === wordsOf(sentence));
		if (!deed && labels.length === 0) continue;
		if (!deed) throw new Error(`Nobody knows how to do this: ${sentence}`);
		try {
			await deed.does(reader, ...labels);
		} catch (error) {
			throw new Error(`"${sentence}" cannot be done: ${(error as Error).message}`);
		}
	}
}

/** The sentences that no guide has: their deeds are never done. */
export function unsaid(sentences: string[], deeds: Array<Pick<Deed<never>, 'says'>>): string[] {
	const said = new Set(sentences.map(wordsOf));
	return deeds.map(({ says }) => says).filter((says) => !said.has(says));
}

function wordsOf(sentence: string): string {
	return sentence.replace(/\*\*[^*]+\*\*/g, '**');
}
