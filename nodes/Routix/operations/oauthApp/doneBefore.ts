import { createHash } from 'crypto';
import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { sortedJson } from '../../json';

/** Where n8n keeps it, in the context of the node. */
const NAME = 'routixApps';

/** n8n counts each try of an AI Agent's tool as a run of its own (read in n8n 2.41), so all calls of a tool share one. */
const RUN_OF_TOOLS = -1;

/** What n8n keeps of one run of the node. No secret is part of it. */
interface Memory {
	run: number;
	items: Record<string, Entry>;
}

/** As much of an item as tells it from others. */
interface TriedItem {
	index: number;
	/** The item's own JSON. */
	input: IDataObject;
	/** What is done with which app. */
	deed: unknown[];
}

interface Entry {
	/** What came out; missing while nobody knows what became of the item, or who has its secret. */
	output?: IDataObject;
}

/**
 * What became of each item in earlier tries: n8n runs a node again with all of its items, those that succeeded included,
 * for Retry On Fail and for "Retry" in the list of executions. Kept like the records that were created (see
 * `createdOnce.ts`): an item is known by its run, its place, its own JSON, and what is done
 * with which app.
 */
export class DoneBefore {
	private known?: Memory;

	private readonly isTool: boolean;

	constructor(private readonly context: IExecuteFunctions) {
		this.isTool = context.getNode().type.endsWith('Tool');
	}

	/** What an earlier try left of the item; undefined when it did nothing that lasts. */
	of(item: TriedItem): Entry | undefined {
		const { items } = this.memory();
		const key = this.keyOf(item);
		return Object.hasOwn(items, key) ? items[key] : undefined;
	}

	/** To be called before something is sent that must not be sent twice. */
	begin(item: TriedItem): void {
		this.memory().items[this.keyOf(item)] = {};
	}

	/** To be called when it is certain that nothing was done. */
	undo(item: TriedItem): void {
		delete this.memory().items[this.keyOf(item)];
	}

	/**
	 * To be called with what came out, which must hold no secret. A tool that succeeded is not tried again, while the model
	 * may want the same once more.
	 */
	done(item: TriedItem, output: IDataObject): void {
		if (this.isTool) this.undo(item);
		else this.memory().items[this.keyOf(item)] = { output };
	}

	private memory(): Memory {
		if (this.known) return this.known;
		const run = this.isTool ? RUN_OF_TOOLS : Number(this.context.getWorkflowDataProxy(0).$runIndex);
		const kept = this.context.getContext('node');
		const before = kept[NAME] as Memory | undefined;
		this.known = before?.run === run ? before : { run, items: {} };
		kept[NAME] = this.known as unknown as IDataObject;
		return this.known;
	}

	private keyOf({ deed, index, input }: TriedItem): string {
		const place = this.isTool ? '' : index;
		return createHash('sha256')
			.update(sortedJson([place, deed, input]))
			.digest('base64url')
			.slice(0, 22);
	}
}
