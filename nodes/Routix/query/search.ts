import { idOf, type IdOf } from '../contract/identity';
import type { RoutixRecord } from '../contract/record';
import { isReadable } from '../fields/recordTitle';
import { someWithin } from './valueAt';

/** Texts that nobody types and that would match nearly everything: IDs of other records, and times. */
const TECHNICAL =
	/^([0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}.*)$/i;

/** The first group of a UUID: less of it is a coincidence. */
const SHORTEST_ID_PART = 8;

/**
 * Finds the records that are meant by what somebody typed: every word occurs in one of the texts or numbers of the
 * record, however deep, whatever the case and accents. Numbers are also found without their separators, as in a licence
 * plate or a phone number; the record's own ID is found from its beginning. Nothing typed means every record.
 * @param texts shared by all searches in the same records
 * @param readId finds a record's ID
 */
export function searchFor(
	typed: string,
	texts = new SearchTexts(),
	readId: IdOf = idOf,
): (record: RoutixRecord) => boolean {
	const wanted = simplified(typed.trim());
	if (wanted === '') return () => true;
	const words = wanted.split(/\s+/).map((word) => ({
		word,
		digits: /\d/.test(word) ? withoutSeparators(word) : undefined,
	}));
	return (record) => {
		if (
			wanted.length >= SHORTEST_ID_PART &&
			simplified(String(readId(record) ?? '')).startsWith(wanted)
		) {
			return true;
		}
		const inRecord = texts.of(record);
		return words.every(({ word, digits }) =>
			inRecord.some(
				(one) => one.text.includes(word) || (digits !== undefined && one.bare.includes(digits)),
			),
		);
	};
}

class SearchText {
	private knownBare?: string;

	constructor(readonly text: string) {}

	/** Letters and digits alone. */
	get bare(): string {
		this.knownBare ??= withoutSeparators(this.text);
		return this.knownBare;
	}
}

/** What can be found in a record; whatever searches the same record in a row shares the work. */
export class SearchTexts {
	private record?: RoutixRecord;

	private texts: SearchText[] = [];

	of(record: RoutixRecord): SearchText[] {
		if (record === this.record) return this.texts;
		const texts: SearchText[] = [];
		someWithin(record, (value) => {
			if (isReadable(value) && !TECHNICAL.test(String(value))) {
				texts.push(new SearchText(simplified(String(value))));
			}
			return false;
		});
		this.record = record;
		this.texts = texts;
		return texts;
	}
}

function simplified(text: string): string {
	const lower = text.toLowerCase();
	return /^[\0-\x7f]*$/.test(lower) ? lower : lower.normalize('NFD').replace(/\p{M}/gu, '');
}

function withoutSeparators(text: string): string {
	return text.replace(/[^\p{L}\p{N}]/gu, '');
}
