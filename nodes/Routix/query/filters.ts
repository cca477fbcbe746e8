import type { RoutixRecord } from '../contract/record';
import type { Calendar } from './calendar';
import { FieldReaders, type FieldReader } from './fieldReader';
import { operandOf, type Operand, type WrittenValue } from './operand';
import {
	contains,
	equals,
	hasContent,
	isGreater,
	isLess,
	startsWith,
	type Relation,
} from './relations';

interface OperatorRule {
	/** As the form shows it. */
	label: string;
	relation: Relation;
	/** The relation must hold for no value of the record, instead of for one. */
	isNegated?: true;
	/** What it compares with: any value, a part of a text, a number or time, or nothing at all. */
	needs: 'nothing' | 'size' | 'text' | 'value';
}

/** The comparisons of a filter, by the names that workflows store, in alphabetical order of their labels. */
export const filterOperators = {
	contains: { label: 'Contains', relation: contains, needs: 'text' },
	notContains: { label: 'Does Not Contain', relation: contains, isNegated: true, needs: 'text' },
	notEquals: { label: 'Does Not Equal', relation: equals, isNegated: true, needs: 'value' },
	equals: { label: 'Equals', relation: equals, needs: 'value' },
	isEmpty: { label: 'Is Empty', relation: hasContent, isNegated: true, needs: 'nothing' },
	greaterThan: { label: 'Is Greater Than', relation: isGreater, needs: 'size' },
	lessThan: { label: 'Is Less Than', relation: isLess, needs: 'size' },
	isNotEmpty: { label: 'Is Not Empty', relation: hasContent, needs: 'nothing' },
	isOneOf: { label: 'Is One Of', relation: equals, needs: 'value' },
	startsWith: { label: 'Starts With', relation: startsWith, needs: 'text' },
} as const satisfies Record<string, OperatorRule>;

export type FilterOperator = keyof typeof filterOperators;

/** One condition on a record, as it was entered. */
export interface Filter {
	/** Name or path of the field, see `findAt`. */
	field: string;
	operator: FilterOperator;
	/**
	 * What to compare with; for `isOneOf` several values, as a list or in one text, separated by semicolons or, where there
	 * are none, by commas. Unused by `isEmpty` and `isNotEmpty`.
	 */
	value: WrittenValue | WrittenValue[];
}

/** Whether all filters have to hold, or one of them is enough. */
export type Combination = 'all' | 'any';

/** Decides about a record. */
export type RecordTest = (record: RoutixRecord) => boolean;

/** A filter with everything worked out that does not depend on the record. */
export class PreparedFilter {
	readonly rule: OperatorRule;

	readonly operands: Operand[];

	constructor(
		readonly filter: Filter,
		/** For messages: `Filter 1`. */
		readonly name: string,
		readonly reader: FieldReader,
		readonly calendar: Calendar,
	) {
		this.rule = filterOperators[filter.operator];
		this.operands = valuesOf(filter).map((value) => operandOf(value, calendar));
	}

	/** A field with several values, such as a list of tags, meets a filter when one of them does. */
	meets(record: RoutixRecord): boolean {
		const { isNegated = false, relation } = this.rule;
		const { entries } = this.reader.read(record);
		const holds = entries.some((entry) =>
			this.operands.some((operand) => relation(entry, operand)),
		);
		return holds !== isNegated;
	}
}

/** @param readers shared by all that is asked about the same records */
export function prepareFilters(
	filters: Filter[],
	calendar: Calendar,
	readers = new FieldReaders(),
): PreparedFilter[] {
	return filters.map(
		(filter, index) =>
			new PreparedFilter(filter, `Filter ${index + 1}`, readers.get(filter.field), calendar),
	);
}

/** Whether a record meets the filters; without filters every record does. */
export function combined(filters: PreparedFilter[], combination: Combination): RecordTest {
	if (filters.length === 0) return () => true;
	return combination === 'all'
		? (record) => filters.every((filter) => filter.meets(record))
		: (record) => filters.some((filter) => filter.meets(record));
}

function valuesOf({ operator, value }: Filter): WrittenValue[] {
	if (operator !== 'isOneOf') return [Array.isArray(value) ? value.join(',') : value];
	if (Array.isArray(value)) return value;
	const text = String(value);
	const parts = text.split(text.includes(';') ? ';' : ',').filter((part) => part.trim() !== '');
	// An expression may bring one number: it is not split at a decimal comma that nobody wrote.
	return typeof value === 'string' ? parts : [value];
}
