import { idOf } from '../contract/identity';
import { asText, ownValue } from '../json';
import type { RoutixRecord } from '../contract/record';

/** How people know a record, best first. Matches names of fields, since Routix does not publish those of most resources. */
const NAME_PATTERNS = [
	/^(company_name|full_name|display_name|title)$/,
	/(^|_)(number|license_plate|licence_plate|plate|code)$/,
	/^name$/,
	/_name$/,
	/(^|_)reference$/,
	/(^|_)email$/,
];

const TITLE_PATTERNS = [...NAME_PATTERNS, /(^|_)(date|city)$/];

/** Names and numbers of somebody or something else, and the resource whose own they are. */
const OF_ANOTHER: Array<[RegExp, string?]> = [
	[/^(account|carrier|customer|supplier|vendor)_(?!reference$)/, 'account'],
	[/^(driver|employee|planner)_/, 'staff'],
	[/^(trailer|truck|vehicle)_/, 'vehicle'],
	[/^(bank|branch|city|contact|country|project|street)_/],
];

const NUMBER_OR_CODE = /_(number|code)$/;
const SOMETHING_ELSE =
	/bank|coc|commerce|country|currency|fax|house|iban|kvk|language|mobile|phone|post|tax|vat|zip/;

/** How many fields stand in a title. */
const LONGEST_TITLE = 2;

/** What to call a record in a list: "Acme Transport B.V. (info@acme.nl)"; its ID when nothing else identifies it. */
export function recordTitle(record: RoutixRecord): string {
	const named = withWholeName(record);
	const readable = Object.keys(named).filter((name) => isReadable(ownValue(named, name)));
	const [first, ...rest] = titleFields(readable)
		.slice(0, LONGEST_TITLE)
		.map((name) => String(ownValue(named, name)));
	if (first === undefined) return asText(idOf(record) ?? record.id);
	return rest.length > 0 ? `${first} (${rest.join(', ')})` : first;
}

/**
 * The fields by which people know a record: company names, numbers, plates, e-mail addresses, references. Not those of
 * somebody else that the record names, such as the customer of an order.
 * @param resourceName as workflows store it
 */
export function knownBy(record: RoutixRecord, resourceName: string): Array<[string, unknown]> {
	const named = withWholeName(record);
	return Object.entries(named).filter(
		([name, value]) =>
			isReadable(value) &&
			!isOfSomethingElse(name) &&
			NAME_PATTERNS.some((pattern) => pattern.test(name)) &&
			!OF_ANOTHER.some(([pattern, owner]) => owner !== resourceName && pattern.test(name)),
	);
}

/** Numbers and codes that belong to something else than the record. */
function isOfSomethingElse(name: string): boolean {
	return NUMBER_OR_CODE.test(name) && SOMETHING_ELSE.test(name);
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
	const own = names.filter((name) => !isOfSomethingElse(name));
	return [
		...new Set(TITLE_PATTERNS.flatMap((pattern) => own.filter((name) => pattern.test(name)))),
	];
}

/** A text or number that says something. */
export function isReadable(value: unknown): value is string | number {
	return (typeof value === 'string' && value.trim() !== '') || typeof value === 'number';
}
