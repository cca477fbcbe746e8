import {
	NodeApiError,
	NodeOperationError,
	type IDataObject,
	type IExecuteFunctions,
	type INodeExecutionData,
} from 'n8n-workflow';
import { operationError } from './nodeError';
import { operationNamed, ownOperationNamed } from './operations';
import { ItemParameters, type Run } from './parameters/itemParameters';
import { pauseBefore } from './parameters/batching';
import { isKindOfRecord, nodeResourceNamed } from './resources';
import { openConnection } from './transport/connection';

/**
 * Runs the chosen operation for each input item, one after the other. The only place where items are made: each points
 * at the input item that it comes from, and so does each error. With "Continue" chosen under On Error, an item that
 * fails becomes an item that tells the error, and the others still run. A cancelled execution starts no further item.
 */
export async function router(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const output: INodeExecutionData[] = [];
	const inputCount = this.getInputData().length;
	let runItem: RunItem | undefined;
	for (let item = 0; item < inputCount; item++) {
		if (this.getExecutionCancelSignal?.()?.aborted) break;
		const pairedItem = { item };
		try {
			runItem ??= await begin(this);
			const records = await runItem(item);
			for (const json of records) output.push({ json, pairedItem });
		} catch (error) {
			const nodeError = itemError(this, error as Error, item);
			if (!this.continueOnFail()) throw nodeError;
			output.push({ json: errorItem(nodeError), pairedItem });
		}
	}
	return [output];
}

/**
 * An error as an item: `error` says what happened, `message` what to do. The error itself is no part of it, since n8n
 * (2.41) cannot hand one to an expression: all items of the output would silently be null there. It is by these two
 * names that n8n, from 2.20 on, still sends the item to the error output.
 */
function errorItem({ message, description }: NodeApiError | NodeOperationError): IDataObject {
	return { error: message, ...(description && { message: description }) };
}

/** The work of one item, with the pause before it that the user may have asked for. */
type RunItem = (itemIndex: number) => Promise<IDataObject[]>;

async function begin(context: IExecuteFunctions): Promise<RunItem> {
	const resource = nodeResourceNamed(context.getNodeParameter('resource', 0) as string);
	const operationName = context.getNodeParameter('operation', 0) as string;
	if (!isKindOfRecord(resource)) {
		return await ownOperationNamed(operationName, resource).begin(context);
	}
	const operation = operationNamed(operationName, resource);
	const run: Run = { context, connection: await openConnection(context), resource };
	const runItem = operation.begin(run);
	return async (itemIndex) => {
		const item = new ItemParameters(run, itemIndex);
		const pause = pauseBefore(itemIndex, item.options().batching);
		if (pause > 0) await run.connection.throttle.wait(pause);
		return await runItem(item);
	};
}

/**
 * Errors of the API come as they are; mistakes in parameters and all others become errors of the node. An error that
 * several items share, like a list that could not be read, is told of each of them.
 */
function itemError(context: IExecuteFunctions, error: Error, itemIndex: number) {
	const isNodeError = error instanceof NodeApiError || error instanceof NodeOperationError;
	if (isNodeError && error.context.itemIndex === undefined) {
		error.context.itemIndex = itemIndex;
		return error;
	}
	const { message } = error;
	const description = 'description' in error ? String(error.description ?? '') : undefined;
	return operationError(context.getNode(), isNodeError ? message : error, {
		description,
		itemIndex,
	});
}
