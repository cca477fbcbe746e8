import type { RoutixRecord } from '../contract/record';
import type { Query } from './query';
import { ShownFields } from './shownFields';
import type { SortKeys } from './sorting';

/** What a query takes of one record. */
export interface Hit {
	query: Query;
	/** What is left of the record; undefined once so many better ones were met that it is not wanted. */
	record?: RoutixRecord;
	keys: SortKeys;
}

/** Beyond twice the limit and so many, hits that came too late in the order are let go. */
const SLACK = 500;

/**
 * Takes from the records of a list, as they pass, what some queries want of them: the memory that it needs grows with
 * the answers, not with the list.
 */
export class Gathering {
	readonly shown: ShownFields;

	private readonly intakes: Intake[];

	constructor(queries: Query[]) {
		this.intakes = queries.map((query) => new Intake(query));
		this.shown = new ShownFields(
			new Set(queries.flatMap(({ named }) => named.map(({ reader }) => reader))),
		);
	}

	/** To be called with each record in the order of the list; `pass` counts the readings of it. */
	keep(record: RoutixRecord, pass: number): Hit[] | undefined {
		this.shown.look(record);
		const hits: Hit[] = [];
		for (const intake of this.intakes) {
			const hit = intake.take(record, pass);
			if (hit !== undefined) hits.push(hit);
		}
		return hits.length === 0 ? undefined : hits;
	}

	/** Whether no further record can change an answer: a field that nobody has met yet may be a mistake. */
	isEnough(): boolean {
		return this.intakes.every((intake) => intake.isFilled) && this.shown.isComplete;
	}

	/** The hits of each query, in its order and as many as it wants. */
	static answers(kept: Hit[][]): Map<Query, Hit[]> {
		const hitsOf = new Map<Query, Hit[]>();
		for (const hit of kept.flat()) {
			if (hit.record === undefined) continue;
			const hits = hitsOf.get(hit.query);
			if (hits) hits.push(hit);
			else hitsOf.set(hit.query, [hit]);
		}
		return new Map([...hitsOf].map(([query, hits]) => [query, firstOf(query, hits)]));
	}
}

/** The hits in the order of the query, as many as it wants. */
export function firstOf({ limit, sorting }: Query, hits: Hit[]): Hit[] {
	if (sorting) hits.sort((left, right) => sorting.compare(left.keys, right.keys));
	return limit < hits.length ? hits.slice(0, limit) : hits;
}

/** What one query takes during one reading of the list. */
class Intake {
	private pass = 0;

	private taken = 0;

	/** While a sorted query wants only so many: those that may be among them. */
	private best: Hit[] = [];

	/** Sorted queries: what does not come before it is not wanted. */
	private last?: Hit;

	constructor(private readonly query: Query) {}

	/** Whether nothing more is wanted in this reading. */
	get isFilled(): boolean {
		return this.query.sorting === undefined && this.taken >= this.query.limit;
	}

	take(record: RoutixRecord, pass: number): Hit | undefined {
		if (pass !== this.pass) this.begin(pass);
		const { leave, matches, sorting } = this.query;
		if (this.isFilled || matches?.(record) === false) return undefined;
		const keys = sorting?.keysOf(record) ?? [];
		if (this.last && sorting && sorting.compare(keys, this.last.keys) >= 0) return undefined;
		const hit: Hit = { query: this.query, record: leave ? leave(record) : record, keys };
		this.taken++;
		if (sorting) this.compete(hit);
		return hit;
	}

	private begin(pass: number): void {
		this.pass = pass;
		this.taken = 0;
		this.best = [];
		this.last = undefined;
	}

	private compete(hit: Hit): void {
		const { limit } = this.query;
		if (limit === Infinity) return;
		this.best.push(hit);
		if (this.best.length < 2 * limit + SLACK) return;
		const best = firstOf(this.query, this.best);
		for (const beaten of this.best.slice(limit)) beaten.record = undefined;
		this.best = best;
		this.last = best[limit - 1];
	}
}
