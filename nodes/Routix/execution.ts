import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { CreatedOnce } from './createdOnce';
import { operationNamed, ownOperationNamed, type Operation, type OwnOperation } from './operations';
import { pauseBefore, readRequestsAtOnce } from './parameters/batching';
import { ItemParameters, type Run } from './parameters/itemParameters';
import { isKindOfRecord, nodeResourceNamed, type Resource } from './resources';
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

/** What an operation does with the items of an execution. */
interface Begun {
	prepare(index: number): Promise<Work<ItemResult>>;
	identify(index: number): Promise<IDataObject>;
}

/** One execution of the node. It begins with its first item: without any, not even the credential is read. */
export class Execution {
	private begun?: Promise<Begun>;

	private readonly created: CreatedOnce;

	constructor(private readonly context: IExecuteFunctions) {
		this.created = new CreatedOnce(context);
	}

	/** Makes ready the work of one item: reads its parameters, and whatever else is needed before it can begin. */
	async prepare(index: number): Promise<Work<ItemResult>> {
		this.begun ??= this.begin();
		return await (await this.begun).prepare(index);
	}

	/** What tells people which item it is; nothing if it was not even begun. */
	async identify(index: number): Promise<IDataObject> {
		try {
			return await (await (this.begun ?? this.begin())).identify(index);
		} catch {
			return {};
		}
	}

	/** To be called when n8n has no reason to run the node with the same items again. */
	succeeded(): void {
		this.created.forget();
	}

	private async begin(): Promise<Begun> {
		const { context } = this;
		const resource = nodeResourceNamed(context.getNodeParameter('resource', 0) as string);
		const operation = context.getNodeParameter('operation', 0) as string;
		return isKindOfRecord(resource)
			? await this.beginWithRecords(operationNamed(operation, resource), resource)
			: beginOwn(ownOperationNamed(operation, resource), context);
	}

	private async beginWithRecords(operation: Operation, resource: Resource): Promise<Begun> {
		const { context, created } = this;
		const connections = await Connections.open(context);
		const itemAt = async (index: number) =>
			new ItemParameters(run, await connections.of(index), index);
		const run: Run = { context, resource, created, itemAt };
		const workOf = operation.begin(run);
		return {
			identify: async (index) => operation.identify?.(await itemAt(index)) ?? {},
			prepare: async (index) => {
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
			},
		};
	}
}

/** Its items are worked on one after the other, so none is ever written beyond one that failed. */
function beginOwn(operation: OwnOperation, context: IExecuteFunctions): Begun {
	const workOf = operation.begin(context);
	return {
		identify: async () => ({}),
		prepare: async (index) => ({
			atOnce: 1,
			run: async () => ({ records: await workOf(index), isWritten: false }),
		}),
	};
}

function resultOf({ access }: Operation, records: IDataObject[]): ItemResult {
	const isWritten = records.some(({ sync_action: action }) => WRITTEN.includes(action));
	return { records, isWritten: access === 'write' && isWritten };
}
