import type { RoutixRecord } from '../types';

/** How people know a record, best first. Matches names of fields, since Routix does not publish those of most resources. */
const TITLE_PATTERNS = [
	/^(company_name|full_name|display_name|name|title)$/,
	/(^|_)(number|license_plate|licence_plate|plate|code)$/,
	/_name$/,
	/(^|_)reference$/,
	/(^|_)email$/,
	/(^|_)(date|city)$/,
];

/** How many fields stand in a title. */
const LONGEST_TITLE = 2;

/** What to call a record in a list: "Acme Transport B.V. (info@acme.nl)"; its ID when nothing else identifies it. */
export function recordTitle(record: RoutixRecord): string {
	const readable = Object.keys(record).filter((name) => isReadable(record[name]));
	const [first, ...rest] = titleFields(readable)
		.slice(0, LONGEST_TITLE)
		.map((name) => String(record[name]));
	if (first === undefined) return String(record.id);
	return rest.length > 0 ? `${first} (${rest.join(', ')})` : first;
}

/** The field by which people know a record best; undefined when no name says so. */
export function titleField(names: string[]): string | undefined {
	return titleFields(names)[0];
}

function titleFields(names: string[]): string[] {
	return [
		...new Set(TITLE_PATTERNS.flatMap((pattern) => names.filter((name) => pattern.test(name)))),
	];
}

/** Whether a record is meant by what somebody typed: every word occurs in one of its texts or numbers. */
export function isMeantBy(record: RoutixRecord, typed: string): boolean {
	const texts = Object.values(record).filter(isReadable).map(String).join('\n').toLowerCase();
	return typed
		.toLowerCase()
		.split(/\s+/)
		.every((word) => texts.includes(word));
}

function isReadable(value: unknown): value is string | number {
	return (typeof value === 'string' && value.trim() !== '') || typeof value === 'number';
}
