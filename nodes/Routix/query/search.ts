import { asText } from '../json';
import type { RoutixRecord } from '../contract/record';
import { isReadable } from '../fields/recordTitle';

/** Texts that nobody types and that would match nearly everything: IDs of other records, and times. */
const TECHNICAL =
	/^([0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}.*)$/i;

/** The first group of a UUID: less of it is a coincidence. */
const SHORTEST_ID_PART = 8;

/**
 * Whether a record is meant by what somebody typed: every word occurs in one of its texts or numbers, whatever the
 * case and accents. Numbers are also found without their separators, as in a licence plate or a phone number; the
 * record's own ID is found from its beginning.
 */
export function isMeantBy(record: RoutixRecord, typed: string): boolean {
	const wanted = simplified(typed.trim());
	if (wanted === '') return true;
	if (wanted.length >= SHORTEST_ID_PART && simplified(asText(record.id)).startsWith(wanted)) {
		return true;
	}
	const texts = Object.values(record)
		.filter(isReadable)
		.map(String)
		.filter((text) => !TECHNICAL.test(text))
		.map(simplified);
	return wanted.split(/\s+/).every((word) => texts.some((text) => occursIn(text, word)));
}

function occursIn(text: string, word: string): boolean {
	if (text.includes(word)) return true;
	return /\d/.test(word) && withoutSeparators(text).includes(withoutSeparators(word));
}

function simplified(text: string): string {
	return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

function withoutSeparators(text: string): string {
	return text.replace(/[^\p{L}\p{N}]/gu, '');
}
