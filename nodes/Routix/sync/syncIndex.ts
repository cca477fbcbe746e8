import type { RoutixRecord } from '../types';

/**
 * The records of one branch by the fields to match on. Kept up to date while items are written, so that a second item
 * with the same values finds what the first one made.
 */
export class SyncIndex {
	private readonly records = new Map<string, RoutixRecord[]>();

	private readonly uncertain = new Set<string>();

	/** @param ignoreCase upper and lower case and surrounding blanks make no difference */
	constructor(
		records: RoutixRecord[],
		readonly columns: string[],
		private readonly ignoreCase: boolean,
	) {
		for (const record of records) {
			const key = this.keyOf(record);
			const same = this.records.get(key);
			if (same) same.push(record);
			else this.records.set(key, [record]);
		}
	}

	/** What two records have in common that match: the text of all the values to match on. */
	keyOf(values: Record<string, unknown>): string {
		return JSON.stringify(this.columns.map((column) => this.textOf(values[column])));
	}

	find(key: string): RoutixRecord[] {
		return this.records.get(key) ?? [];
	}

	/** Remembers what Routix made of an item, under the item's own values: Routix may have tidied them. */
	remember(key: string, record: RoutixRecord): void {
		const others = this.find(key).filter(({ id }) => id !== record.id);
		this.records.set(key, [record, ...others]);
	}

	/** The answer to creating this record was lost: it may exist. */
	markUncertain(key: string): void {
		this.uncertain.add(key);
	}

	isUncertain(key: string): boolean {
		return this.uncertain.has(key);
	}

	private textOf(value: unknown): string {
		const text = typeof value === 'object' ? JSON.stringify(value) : String(value);
		return this.ignoreCase ? text.trim().toLowerCase().normalize('NFC') : text;
	}
}
