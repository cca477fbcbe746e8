import type { RoutixRecord } from '../../../../nodes/Routix/contract/record';
import type { FetchPage } from '../../../../nodes/Routix/contract/list';

/** A change of the list. Places are shares of its length at that moment, from 0 (the first row) up to 1. */
export type Change =
	| { kind: 'insert'; at: number; count: number }
	| { kind: 'remove'; at: number; count: number }
	| { kind: 'move'; at: number; to: number };

export interface ModelSettings {
	rows: number;
	/** What happens before each request is served, in turn; nothing once they are used up. */
	changes?: Change[][];
	/** How many turns of the event loop pass before each request is served and before it is answered, in rotation. */
	turns?: number[];
	/** The most rows on a page. */
	pageSizeCap?: number;
	/** What is stated instead of the true length of the list, on a page of so many rows. */
	statedTotal?: (total: number, page: { offset: number; rows: number }) => number | undefined;
}

/** A server with one list, which changes between any two requests. */
export class ModelList {
	/** The requests so far, in the order in which they were sent. */
	readonly requests: Array<{ limit: number; offset: number }> = [];

	/** IDs of the rows that have been there since the beginning. */
	readonly persistent: Set<string>;

	/** IDs of the rows that were moved. */
	readonly moved = new Set<string>();

	rows: RoutixRecord[];

	private created = 0;

	private served = 0;

	constructor(private readonly settings: ModelSettings) {
		this.rows = Array.from({ length: settings.rows }, () => this.newRow());
		this.persistent = new Set(this.ids());
	}

	ids(): string[] {
		return this.rows.map(({ id }) => String(id));
	}

	readonly fetchPage: FetchPage = async ({ limit, offset }) => {
		const number = this.requests.push({ limit, offset }) - 1;
		await this.passTurns(2 * number);
		for (const change of this.settings.changes?.[this.served++] ?? []) this.apply(change);
		const { pageSizeCap = Infinity, statedTotal = (total: number) => total } = this.settings;
		const records = this.rows.slice(offset, offset + Math.min(limit, pageSizeCap));
		const total = statedTotal(this.rows.length, { offset, rows: records.length });
		const page = { records, total };
		await this.passTurns(2 * number + 1);
		return page;
	};

	apply(change: Change): void {
		const at = Math.floor(change.at * this.rows.length);
		if (change.kind === 'insert') {
			this.rows.splice(at, 0, ...Array.from({ length: change.count }, () => this.newRow()));
		} else if (change.kind === 'remove') {
			for (const { id } of this.rows.splice(at, change.count)) this.persistent.delete(String(id));
		} else if (this.rows.length > 0) {
			const [row] = this.rows.splice(at, 1);
			this.rows.splice(Math.floor(change.to * (this.rows.length + 1)), 0, row);
			this.moved.add(String(row.id));
		}
	}

	private newRow(): RoutixRecord {
		const id = `row-${this.created++}`;
		return { id, company_name: `Company ${id}` };
	}

	private async passTurns(index: number): Promise<void> {
		const { turns = [] } = this.settings;
		if (turns.length === 0) return;
		for (let turn = turns[index % turns.length]; turn > 0; turn--) await Promise.resolve();
	}
}
