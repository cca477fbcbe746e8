import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { ownValue } from './json';
import { idReader, ID_FIELD } from './contract/identity';
import type { RoutixRecord } from './contract/record';
import { InputError } from './inputError';
import { itemHash, KeptOverTries } from './keptOverTries';
import type { Address } from './transport/address';
import type { Connection } from './transport/connection';
import { isOutcomeUnknown, withUnknownOutcome } from './transport/errors/requestError';
import { createRecord } from './transport/recordApi';
import { notKept } from './values/covers';

/** Where n8n keeps it, in the context of the node. */
const NAME = 'routixCreated';

/** How much JSON of records is kept, in characters; beyond it only their IDs. */
const MOST_JSON = 1_000_000;

/** What n8n keeps of one run of the node. */
interface Memory {
	/** By the index of the item; of a tool, whose items all have the same, by the hash. */
	items: Record<string, Entry>;
	/** Of the records in it. */
	jsonLength: number;
}

interface Entry {
	/** What the item was, and where it went. */
	hash: string;
	/** The record, or what tells it from others; missing while nobody knows whether it was created. */
	record?: RoutixRecord;
	notKept?: string[];
}

/** A record that was created. */
export interface Created {
	record: RoutixRecord;
	/** The fields that Routix made other values of than it was sent. */
	notKept: string[];
}

/** An item that creates a record. */
export interface CreatingItem {
	connection: Connection;
	index: number;
	input(): IDataObject;
}

/**
 * Creates a record for an item once, however often n8n runs the node with it: n8n tries all items again, those that
 * succeeded included (see {@link KeptOverTries}).
 *
 * An item is known by its run, its place and its own JSON. Its fields would not do: with `$now` among them they are
 * others in each try, and after a mistake in the node was put right only the items that failed are to be sent.
 */
export class CreatedOnce {
	private readonly kept: KeptOverTries<Memory>;

	constructor(context: IExecuteFunctions) {
		this.kept = new KeptOverTries(context, NAME, () => ({ items: {}, jsonLength: 0 }));
	}

	/**
	 * The record that an earlier try made of the item; undefined when it made none.
	 * @param fields what the item sends now, for a record of which only the ID was kept
	 */
	recordOf(item: CreatingItem, address: Address, fields: IDataObject): Created | undefined {
		const { notKept = [], record } = this.entry(item, address).known ?? {};
		return record && { record: { ...fields, ...record }, notKept };
	}

	/**
	 * A new record, or the one that an earlier try made of the item.
	 * @throws {InputError} when an earlier try may have made one but its answer was lost; {@link NodeApiError}
	 */
	async create(item: CreatingItem, address: Address, fields: IDataObject): Promise<Created> {
		const made = this.recordOf(item, address, fields);
		if (made) return made;
		const { hash, key, known } = this.entry(item, address);
		if (known) throw lost(address);
		const { items } = this.kept.facts();
		const entry: Entry = { hash };
		items[key] = entry;
		const record = await createRecord(item.connection, address, fields).catch(async (error) => {
			if (!isOutcomeUnknown(error)) delete items[key];
			return await Promise.reject(error);
		});
		const differing = notKept(fields, record);
		// A tool that succeeded is not tried again, while the model may want the same once more.
		if (this.kept.isTool) delete items[key];
		else Object.assign(entry, { record: this.keepable(record, address), notKept: differing });
		return { record, notKept: differing };
	}

	/** To be called when all items succeeded: n8n does not try them again. */
	forget(): void {
		this.kept.forget();
	}

	private entry(item: CreatingItem, address: Address) {
		const hash = hashOf(item, address);
		const key = this.kept.isTool ? hash : String(item.index);
		const { items } = this.kept.facts();
		const entry = ownValue(items, key);
		return { hash, key, known: entry?.hash === hash ? entry : undefined };
	}

	private keepable(record: RoutixRecord, { resource }: Address): RoutixRecord {
		const memory = this.kept.facts();
		const { length } = JSON.stringify(record);
		if (memory.jsonLength + length > MOST_JSON) {
			const id = idReader(resource)(record);
			return id === undefined ? {} : { [ID_FIELD]: id };
		}
		memory.jsonLength += length;
		return record;
	}
}

function lost({ resource: { singular } }: Address): InputError {
	return withUnknownOutcome(
		new InputError(
			`An earlier try of this item may have created the ${singular}, but its answer was lost`,
			`It was not sent again. Look the ${singular} up in Routix. If it is not there, start the workflow anew: a new execution sends it, Retry does not.`,
		),
	);
}

function hashOf(item: CreatingItem, { resource, branchPublicId }: Address): string {
	const { baseUrl } = item.connection.credential;
	const place = [baseUrl, branchPublicId, resource.name];
	return itemHash(place, item.input());
}
