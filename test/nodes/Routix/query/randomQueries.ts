import fc, { type Arbitrary } from 'fast-check';
import type { RoutixRecord } from '../../../../nodes/Routix/contract/record';
import type { Filter } from '../../../../nodes/Routix/query/filters';
import type { Question } from '../../../../nodes/Routix/query/query';
import type { SortRule } from '../../../../nodes/Routix/query/sorting';

const word = fc.constantFrom('Acme', 'acme ', 'Bos', 'Café', 'cargo 10', 'Cargo 9', '');
const day = fc
	.integer({ min: 1, max: 28 })
	.map((number) => `2026-02-${String(number).padStart(2, '0')}`);
const amount = fc.integer({ min: -20, max: 20 }).map((number) => number / 2);

/** Records with a field of each kind, some of them empty. */
export const records: Arbitrary<RoutixRecord[]> = fc
	.array(
		fc.record({
			name: fc.option(word),
			amount: fc.option(amount),
			day: fc.option(day),
			active: fc.boolean(),
			tags: fc.array(fc.constantFrom('ADR', 'koel', 'export'), { maxLength: 2 }),
			customer: fc.option(word.map((city) => ({ city }))),
		}),
		{ maxLength: 40 },
	)
	.map((list) => list.map((record, index) => ({ id: `r${index}`, ...record })));

const textOperator = fc.constantFrom(
	'contains' as const,
	'equals' as const,
	'notContains' as const,
	'notEquals' as const,
	'startsWith' as const,
);
const sizeOperator = fc.constantFrom(
	'equals' as const,
	'greaterThan' as const,
	'lessThan' as const,
	'notEquals' as const,
);

const filter: Arbitrary<Filter> = fc.oneof(
	fc.record({
		field: fc.constantFrom('name', 'customer.city', 'tags'),
		operator: textOperator,
		value: fc.constantFrom('acme', 'CARGO 9', 'é', 'adr', 'o'),
	}),
	fc.record({
		field: fc.constant('amount'),
		operator: sizeOperator,
		value: amount.map((number) => String(number).replace('.', ',')),
	}),
	fc.record({ field: fc.constant('day'), operator: sizeOperator, value: day }),
	fc.record({
		field: fc.constantFrom('name', 'amount', 'day', 'tags', 'customer', 'customer.city'),
		operator: fc.constantFrom('isEmpty' as const, 'isNotEmpty' as const),
		value: fc.constant(''),
	}),
);

const sortRule: Arbitrary<SortRule> = fc.record({
	field: fc.constantFrom('name', 'amount', 'day', 'active', 'customer.city'),
	direction: fc.constantFrom('asc' as const, 'desc' as const),
});

export const questions: Arbitrary<Question> = fc.record({
	search: fc.constantFrom('', '', 'acme', 'cafe', 'adr bos'),
	filters: fc.array(filter, { maxLength: 3 }),
	combination: fc.constantFrom('all' as const, 'any' as const),
	sort: fc.array(sortRule, { maxLength: 2 }),
	outputFields: fc.subarray(['name', 'customer.city', 'tags'], { maxLength: 2 }),
	limit: fc.oneof(fc.integer({ min: 1, max: 10 }), fc.constant(Infinity)),
});

/** The same decision as `PreparedFilter`, for these records only, in as plain a way as possible. */
export function meetsPlainly(record: RoutixRecord, { field, operator, value }: Filter): boolean {
	const actual = plainValue(record, field);
	const wanted = String(value).trim().toLowerCase();
	const text = String(actual ?? '')
		.trim()
		.toLowerCase();
	const same = Array.isArray(actual)
		? actual.some((tag) => String(tag).toLowerCase() === wanted)
		: field === 'amount'
			? actual === Number(wanted.replace(',', '.'))
			: actual !== null && text === wanted;
	switch (operator) {
		case 'equals':
			return same;
		case 'notEquals':
			return !same;
		case 'contains':
			return Array.isArray(actual) ? same : text.includes(wanted);
		case 'notContains':
			return Array.isArray(actual) ? !same : !text.includes(wanted);
		case 'startsWith':
			return Array.isArray(actual)
				? actual.some((tag) => String(tag).toLowerCase().startsWith(wanted))
				: text.startsWith(wanted);
		case 'greaterThan':
			return actual !== null && isAfter(field, actual, wanted);
		case 'lessThan':
			return actual !== null && !same && !isAfter(field, actual, wanted);
		case 'isEmpty':
			return isNothing(actual);
		case 'isNotEmpty':
			return !isNothing(actual);
		default:
			throw new Error(`${operator} is not asked here`);
	}
}

function plainValue(record: RoutixRecord, field: string): unknown {
	if (field !== 'customer.city') return record[field];
	return (record.customer as RoutixRecord | null)?.city ?? null;
}

function isAfter(field: string, actual: unknown, wanted: string): boolean {
	return field === 'amount'
		? Number(actual) > Number(wanted.replace(',', '.'))
		: String(actual) > wanted;
}

function isNothing(value: unknown): boolean {
	return (
		value === null || String(value).trim() === '' || (Array.isArray(value) && value.length === 0)
	);
}

const words = (text: string) =>
	text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().split(' ').filter(Boolean);

/** The records that a question is about, before they are sorted and cut. */
export function foundPlainly(all: RoutixRecord[], question: Question): RoutixRecord[] {
	return all.filter((record) => {
		const texts = [record.name, record.amount, ...(record.tags as string[]), record.id, record.day]
			.concat(plainValue(record, 'customer.city') as string | null)
			.map((value) => words(String(value ?? '')).join(' '));
		const isFound = words(question.search).every((one) => texts.some((text) => text.includes(one)));
		const { combination, filters } = question;
		const holds = filters.map((one) => meetsPlainly(record, one));
		const isMet =
			combination === 'all' || holds.length === 0 ? holds.every(Boolean) : holds.some(Boolean);
		return isFound && isMet;
	});
}
