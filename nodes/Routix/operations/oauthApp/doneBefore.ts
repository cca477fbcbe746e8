import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { ownValue } from '../../json';
import { itemHash, KeptOverTries } from '../../keptOverTries';

/** Where n8n keeps it, in the context of the node. */
const NAME = 'routixApps';

/** What n8n keeps of one run of the node. No secret is part of it. */
interface Memory {
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
 * What became of each item in earlier tries (see {@link KeptOverTries}). An item is known by its run, its place, its own
 * JSON, and what is done with which app.
 */
export class DoneBefore {
	private readonly kept: KeptOverTries<Memory>;

	constructor(context: IExecuteFunctions) {
		this.kept = new KeptOverTries(context, NAME, () => ({ items: {} }));
	}

	/** What an earlier try left of the item; undefined when it did nothing that lasts. */
	of(item: TriedItem): Entry | undefined {
		const { items } = this.kept.facts();
		const key = this.keyOf(item);
		return ownValue(items, key);
	}

	/** To be called before something is sent that must not be sent twice. */
	begin(item: TriedItem): void {
		this.kept.facts().items[this.keyOf(item)] = {};
	}

	/** To be called when it is certain that nothing was done. */
	undo(item: TriedItem): void {
		delete this.kept.facts().items[this.keyOf(item)];
	}

	/**
	 * To be called with what came out, which must hold no secret. A tool that succeeded is not tried again, while the model
	 * may want the same once more.
	 */
	done(item: TriedItem, output: IDataObject): void {
		if (this.kept.isTool) this.undo(item);
		else this.kept.facts().items[this.keyOf(item)] = { output };
	}

	private keyOf({ deed, index, input }: TriedItem): string {
		return itemHash(this.kept.isTool ? '' : index, deed, input);
	}
}
