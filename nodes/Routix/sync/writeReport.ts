import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import type { RoutixRecord } from '../contract/record';
import { RunHints } from '../runHints';
import { cut } from '../values/text';

/** How many names a hint has room for. */
const MOST_NAMED = 5;

const IN_WORDS = new Map([
	['created', 'created'],
	['updated', 'updated'],
	['would_create', 'would be created'],
	['would_update', 'would be updated'],
	['unchanged', 'unchanged'],
	['skipped', 'skipped'],
	['failed', 'failed'],
]);

/** What the hints above the output tell of all items of a run that writes. */
export class WriteReport {
	private readonly hints: RunHints;

	private readonly counts = new Map<string, number>();

	private readonly notKept = new Set<string>();

	private readonly unseen = new Set<string>();

	constructor(context: IExecuteFunctions) {
		this.hints = new RunHints(context);
	}

	/** Counts an item by its `sync_action`, or as failed. */
	async count(work: Promise<IDataObject>): Promise<IDataObject> {
		const result = await this.countFailure(work);
		this.add(String(result.sync_action));
		return result;
	}

	async countFailure<T>(work: Promise<T>): Promise<T> {
		return await work.catch(async (error) => {
			this.add('failed');
			return await Promise.reject(error);
		});
	}

	private add(action: string): void {
		this.counts.set(action, (this.counts.get(action) ?? 0) + 1);
		const parts = [...IN_WORDS]
			.filter(([name]) => this.counts.has(name))
			.map(([name, words]) => `${this.counts.get(name)} ${words}`);
		this.hints.tell('counts', parts.join(', '));
	}

	/** Fields that are sent although no record that was read shows them. */
	tellUnseen(fields: string[], words: (names: string) => string): void {
		if (!addTo(this.unseen, fields)) return;
		this.hints.tell('unseen', words(named(this.unseen)), 'warning');
	}

	/** The record as Routix answered with it, and in `not_kept` the fields that it made other values of, or ignored. */
	withNotKept(record: RoutixRecord, names: string[]): RoutixRecord {
		if (names.length === 0) return record;
		if (addTo(this.notKept, names)) {
			this.hints.tell(
				'notKept',
				`Routix did not keep every value of ${named(this.notKept)} as it was sent: see not_kept in the output`,
				'warning',
			);
		}
		return { ...record, not_kept: names };
	}
}

/** Whether any of them is new. */
function addTo(all: Set<string>, names: string[]): boolean {
	const before = all.size;
	for (const name of names) all.add(name);
	return all.size > before;
}

function named(names: Set<string>): string {
	const shown = [...names].slice(0, MOST_NAMED).map((name) => cut(name, 30));
	const more = names.size - shown.length;
	return shown.join(', ') + (more > 0 ? ` and ${more} more` : '');
}
