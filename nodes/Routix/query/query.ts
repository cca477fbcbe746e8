import type { ResourceNames } from '../contract/envelope';
import { idFields, idReader } from '../contract/identity';
import type { RoutixRecord } from '../contract/record';
import type { Calendar } from './calendar';
import { FieldReaders, type FieldReader } from './fieldReader';
import { comparableText } from './comparableText';
import { checkSizes } from './filterCheck';
import {
	combined,
	prepareFilters,
	type Combination,
	type Filter,
	type PreparedFilter,
	type RecordTest,
} from './filters';
import { onlyFields } from './outputFields';
import { RecordNames } from './recordNames';
import { searchFor, SearchTexts } from './search';
import { Sorting, type SortRule } from './sorting';

/** What somebody wants to know of a list, as it was entered. */
export interface Question {
	/** Words that must all occur; none = every record. */
	search: string;
	filters: Filter[];
	combination: Combination;
	/** Empty = in the order of Routix. */
	sort: SortRule[];
	/** Empty = all. */
	outputFields: string[];
	/** How many records are wanted: the first ones after sorting. Infinity = all. */
	limit: number;
}

/** What the queries of a run share, so that the work on a record is done once for all of them. */
export class QueryScope {
	readonly readers = new FieldReaders();

	readonly texts = new SearchTexts();

	readonly names: RecordNames;

	constructor(
		readonly resource: ResourceNames,
		readonly calendar: Calendar,
	) {
		this.names = new RecordNames(resource);
	}
}

/** A field that a query names, and where. */
export interface NamedField {
	/** As in the form: `Filter 1`, `Sort`. */
	place: string;
	reader: FieldReader;
}

/** A question, prepared once and then asked of record after record. */
export interface Query {
	limit: number;
	/** Undefined if every record is wanted. */
	matches?: RecordTest;
	/** Undefined for the order of Routix. */
	sorting?: Sorting;
	/** What is left of a record; undefined for all of it. */
	leave?: (record: RoutixRecord) => RoutixRecord;
	filters: PreparedFilter[];
	/** The fields that the records must have. */
	named: NamedField[];
}

/** Whether a query takes the records as they come. */
export function takesAll({ matches, sorting, leave }: Query): boolean {
	return matches === undefined && sorting === undefined && leave === undefined;
}

/** @throws {InputError} when a filter cannot be right whatever the records hold */
export function prepareQuery(
	question: Question,
	{ calendar, readers, resource, texts }: QueryScope,
): Query {
	const { combination, limit, outputFields, search, sort } = question;
	const filters = prepareFilters(question.filters, calendar, readers);
	for (const filter of filters) checkSizes(filter);
	const tests: RecordTest[] = [
		...(search.trim() === '' ? [] : [searchFor(search, texts, idReader(resource))]),
		...(filters.length === 0 ? [] : [combined(filters, combination)]),
	];
	const namedIn = (place: string, fields: string[]): NamedField[] =>
		fields.map((field) => ({ place, reader: readers.get(field) }));
	return {
		limit,
		matches: tests.length === 0 ? undefined : (record) => tests.every((test) => test(record)),
		sorting: sort.length === 0 ? undefined : new Sorting(sort, readers),
		leave: outputFields.length === 0 ? undefined : onlyFields(outputFields, idFields(resource)),
		filters,
		named: [
			...filters.map(({ name, reader }) => ({ place: name, reader })),
			...namedIn(
				'Sort',
				sort.map(({ field }) => field),
			),
			...namedIn('Output Fields', outputFields),
		],
	};
}

/** A question for the record that is known by exactly this name or number, blanks, case and letter form apart. */
export function prepareNameQuery(name: string, { names }: QueryScope): Query {
	const wanted = comparableText(name);
	return {
		limit: Infinity,
		matches: (record) => names.of(record).includes(wanted),
		filters: [],
		named: [],
	};
}
