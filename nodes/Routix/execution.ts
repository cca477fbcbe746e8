import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { CreatedOnce } from './createdOnce';
import { operationNamed, type Operation } from './operations';
import { pauseBefore, readRequestsAtOnce } from './parameters/batching';
import { ItemParameters, type Run } from './parameters/itemParameters';
import { resourceNamed } from './resources';
import type { Work } from './sideBySide';
import { Connections } from './transport/connections';

/** What the work of one item brought. */
export interface ItemResult {
	records: IDataObject[];
	/** Whether it changed something in Routix. */
	isWritten: boolean;
}

/** What `sync_action` says of a record that was written. Writes that are no sync have none. */
const WRITTEN: unknown[] = [undefined, 'created', 'updated'];

/** One execution of the node. It begins with its first item: without any, not even the credential is read. */
export class Execution {
	private begun?: ReturnType<Execution['begin']>;

	private readonly created: CreatedOnce;

	constructor(private readonly context: IExecuteFunctions) {
		this.created = new CreatedOnce(context);
	}

	/** Makes ready the work of one item: reads its parameters, and whatever else is needed before it can begin. */
	async prepare(index: number): Promise<Work<ItemResult>> {
		this.begun ??= this.begin();
		const { itemAt, operation, workOf } = await this.begun;
		const item = await itemAt(index);
		const { batching, requestsAtOnce } = item.options();
		const pause = pauseBefore(index, batching);
		const atOnce = readRequestsAtOnce(requestsAtOnce, operation.itemsAtOnce);
		const { key, run } = await workOf(item);
		return {
			atOnce,
			key,
			pause: pause > 0 ? async () => await item.connection.throttle.wait(pause) : undefined,
			run: async () => resultOf(operation, await run()),
		};
	}

	/** What tells people which item it is; nothing if it was not even begun. */
	async identify(index: number): Promise<IDataObject> {
		try {
			const { itemAt, operation } = await (this.begun ?? this.begin());
			return operation.identify?.(await itemAt(index)) ?? {};
		} catch {
			return {};
		}
	}

	/** To be called when n8n has no reason to run the node with the same items again. */
	succeeded(): void {
		this.created.forget();
	}

	private async begin() {
		const { context, created } = this;
		const resource = resourceNamed(context.getNodeParameter('resource', 0) as string);
		const operation = operationNamed(context.getNodeParameter('operation', 0) as string, resource);
		const connections = await Connections.open(context);
		const run: Run = { context, resource, created };
		return {
			operation,
			itemAt: async (index: number) => new ItemParameters(run, await connections.of(index), index),
			workOf: operation.begin(run),
		};
	}
}

function resultOf({ access }: Operation, records: IDataObject[]): ItemResult {
	const isWritten = records.some(({ sync_action: action }) => WRITTEN.includes(action));
	return { records, isWritten: access === 'write' && isWritten };
}
