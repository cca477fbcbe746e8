import { idOf } from '../contract/identity';
import { asText } from '../json';
import type { RoutixRecord } from '../contract/record';

/** How people know a record, best first. Matches names of fields, since Routix does not publish those of most resources. */
const TITLE_PATTERNS = [
	/^(company_name|full_name|display_name|title)$/,
	/(^|_)(number|license_plate|licence_plate|plate|code)$/,
	/^name$/,
	/_name$/,
	/(^|_)reference$/,
	/(^|_)email$/,
	/(^|_)(date|city)$/,
];

/** Numbers and codes that belong to something else than the record. */
const OF_SOMETHING_ELSE =
	/(bank|coc|commerce|country|currency|fax|house|iban|kvk|language|mobile|phone|post|postal|tax|vat|zip)[a-z_]*_(number|code)$/;

/** How many fields stand in a title. */
const LONGEST_TITLE = 2;

/** What to call a record in a list: "Acme Transport B.V. (info@acme.nl)"; its ID when nothing else identifies it. */
export function recordTitle(record: RoutixRecord): string {
	const named = withWholeName(record);
	const readable = Object.keys(named).filter((name) => isReadable(named[name]));
	const [first, ...rest] = titleFields(readable)
		.slice(0, LONGEST_TITLE)
		.map((name) => String(named[name]));
	if (first === undefined) return asText(idOf(record));
	return rest.length > 0 ? `${first} (${rest.join(', ')})` : first;
}

/** People may have their name in two parts. */
function withWholeName(record: RoutixRecord): RoutixRecord {
	const { first_name: first, last_name: last, ...others } = record;
	return isReadable(first) && isReadable(last)
		? { full_name: `${first} ${last}`, ...others }
		: record;
}

/** The field by which people know a record best; undefined when no name says so. */
export function titleField(names: string[]): string | undefined {
	return titleFields(names)[0];
}

function titleFields(names: string[]): string[] {
	const own = names.filter((name) => !OF_SOMETHING_ELSE.test(name));
	return [
		...new Set(TITLE_PATTERNS.flatMap((pattern) => own.filter((name) => pattern.test(name)))),
	];
}

/** A text or number that says something. */
export function isReadable(value: unknown): value is string | number {
	return (typeof value === 'string' && value.trim() !== '') || typeof value === 'number';
}
