import type { RoutixRecord } from './contract/record';
import type { ListReading, ReadOptions } from './pagination/readAll';
import { Gathering, type Hit } from './query/gathering';
import { takesAll, type Query } from './query/query';
import { ShownFields } from './query/shownFields';
import type { SortKeys } from './query/sorting';
import { countRecords, readWholeList } from './readRecords';
import type { Address } from './transport/address';
import type { Connection } from './transport/connection';

/** A list that queries are asked of, and how it is read. */
export interface AskedList {
	connection: Connection;
	address: Address;
	onCountMismatch?: ReadOptions['onCountMismatch'];
}

/** What a query has for an answer in one list. */
export interface ListAnswer {
	/** Other answers may hold the same ones. */
	records: RoutixRecord[];
	/** By record: what a sorted query sorts it by. */
	keys: SortKeys[];
	/** How many records the list has, if that was proved. */
	total?: number;
	/** How many it has as Routix states, if it was not read to its end. */
	stated?: number;
	/** How many Routix states, if it was read to its end and has fewer. */
	statedMore?: number;
	shown: ShownFields;
}

/**
 * The lists that the items of a run ask. All queries are announced before the first answer is wanted, so each list is
 * read once for all of them; one that could not be read is not asked for again: all its queries fail alike.
 */
export class BranchLists {
	private readonly lists = new Map<Connection, Map<string, BranchList>>();

	announce(list: AskedList, query: Query): void {
		this.find(list).queries.push(query);
	}

	/**
	 * @param query one that was announced for this list
	 * @throws {NodeApiError} when a page cannot be read
	 * @throws {NodeOperationError} when the list could not be read completely
	 */
	async answer(list: AskedList, query: Query): Promise<ListAnswer> {
		return await this.find(list).answer(query);
	}

	/**
	 * How many records the list has, if that takes no more than two pages to prove.
	 * @throws {NodeApiError} when a page cannot be read
	 */
	async count(list: AskedList): Promise<number | undefined> {
		return await this.find(list).count();
	}

	private find(list: AskedList): BranchList {
		const ofConnection = this.lists.get(list.connection) ?? new Map<string, BranchList>();
		this.lists.set(list.connection, ofConnection);
		const { apiVersion, branchPublicId, resource } = list.address;
		const key = [resource.path, apiVersion, branchPublicId, list.onCountMismatch].join();
		const found = ofConnection.get(key) ?? new BranchList(list);
		ofConnection.set(key, found);
		return found;
	}
}

class BranchList {
	readonly queries: Query[] = [];

	private reading?: Promise<Map<Query, ListAnswer>>;

	private counting?: Promise<number | undefined>;

	constructor(private readonly list: AskedList) {}

	async answer(query: Query): Promise<ListAnswer> {
		this.reading ??= this.read();
		const answer = (await this.reading).get(query);
		if (answer) return answer;
		throw new Error('The query was not announced before the list was read');
	}

	async count(): Promise<number | undefined> {
		this.counting ??= countRecords(this.list.connection, this.list.address);
		return await this.counting;
	}

	/** No row beyond these changes an answer. */
	private get rowsWanted(): number {
		return this.queries.reduce(
			(most, { limit, matches, sorting }) =>
				Math.max(most, matches === undefined && sorting === undefined ? limit : Infinity),
			0,
		);
	}

	private async read(): Promise<Map<Query, ListAnswer>> {
		if (this.queries.every(takesAll)) return await this.readAsItComes();
		// A field that is named and was not met may be in the rest of the list, or be a mistake: only all of it can tell.
		return (await this.gather(this.rowsWanted)) ?? (await this.gather(Infinity)) ?? new Map();
	}

	private async readAsItComes(): Promise<Map<Query, ListAnswer>> {
		const maxRecords = this.rowsWanted;
		const reading = await this.readList<RoutixRecord>({ maxRecords });
		const length = lengthOf(reading, reading.records.length < maxRecords);
		return new Map(
			this.queries.map((query) => {
				const records = firstOf(reading.records, query.limit);
				const shown = new ShownFields([]);
				return [query, { ...length, records, keys: [], shown }];
			}),
		);
	}

	/** Undefined if it did not show each field that is named, and there are more rows than were to be read. */
	private async gather(maxRecords: number): Promise<Map<Query, ListAnswer> | undefined> {
		const gathering = new Gathering(this.queries);
		const reading = await this.readList<Hit[]>({
			maxRecords,
			keep: (record, pass) => gathering.keep(record, pass),
			isEnough: () => gathering.isEnough(),
		});
		const { shown } = gathering;
		const hasMore = shown.records >= maxRecords;
		if (hasMore && !shown.isComplete) return undefined;
		const length = lengthOf(reading, !hasMore && !gathering.isEnough());
		const hits = Gathering.answers(reading.records);
		return new Map(
			this.queries.map((query) => {
				const ofQuery = hits.get(query) ?? [];
				const records = ofQuery.map(({ record }) => record as RoutixRecord);
				const keys = ofQuery.map((hit) => hit.keys);
				return [query, { ...length, records, keys, shown }];
			}),
		);
	}

	private async readList<T>(options: Partial<ReadOptions<T>>): Promise<ListReading<T>> {
		const { address, connection, onCountMismatch } = this.list;
		return await readWholeList<T>(connection, address, { ...options, onCountMismatch });
	}
}

function lengthOf(
	{ statedMore, total }: ListReading<unknown>,
	isWhole: boolean,
): Pick<ListAnswer, 'stated' | 'statedMore' | 'total'> {
	return isWhole ? { total, statedMore } : { stated: statedMore };
}

function firstOf(records: RoutixRecord[], limit: number): RoutixRecord[] {
	return limit < records.length ? records.slice(0, limit) : records;
}
