import {
	NodeApiError,
	NodeOperationError,
	type IDataObject,
	type IExecuteFunctions,
	type INodeExecutionData,
} from 'n8n-workflow';
import { operationNamed } from './operations';
import { optionsOf } from './parameters/ofItem';
import type { Run } from './run';
import { pauseBefore } from './parameters/pacing';
import { resourceNamed } from './resources';
import { openConnection } from './transport/connection';

/**
 * Runs the chosen operation for each input item, one after the other. The only place where items are made: each points
 * at the input item that it comes from, and so does each error. With "Continue" chosen under On Error, an item that
 * fails becomes an item that tells the error, and the others still run.
 */
export async function router(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const output: INodeExecutionData[] = [];
	const inputCount = this.getInputData().length;
	let runItem: RunItem | undefined;
	for (let item = 0; item < inputCount; item++) {
		try {
			runItem ??= await begin(this);
			const records = await runItem(item);
			for (const json of records) output.push({ json, pairedItem: { item } });
		} catch (error) {
			const nodeError = toNodeError(this, error as Error, item);
			if (!this.continueOnFail()) throw nodeError;
			output.push({
				json: { error: nodeError.message },
				error: nodeError,
				pairedItem: { item },
			});
		}
	}
	return [output];
}

/** The work of one item, with the pause before it that the user may have asked for. */
type RunItem = (itemIndex: number) => Promise<IDataObject[]>;

async function begin(context: IExecuteFunctions): Promise<RunItem> {
	const resource = resourceNamed(context.getNodeParameter('resource', 0) as string);
	const operation = operationNamed(context.getNodeParameter('operation', 0) as string, resource);
	const run: Run = { context, connection: await openConnection(context), resource };
	const runItem = operation.begin(run);
	return async (itemIndex) => {
		const pause = pauseBefore(itemIndex, optionsOf(run, itemIndex).batching);
		if (pause > 0) await run.connection.throttle.wait(pause);
		return await runItem(itemIndex);
	};
}

/** Errors of the API come as they are; mistakes in parameters and all others become errors of the node. */
function toNodeError(context: IExecuteFunctions, error: Error, itemIndex: number) {
	const nodeError =
		error instanceof NodeApiError || error instanceof NodeOperationError
			? error
			: new NodeOperationError(context.getNode(), error);
	nodeError.context.itemIndex = itemIndex;
	return nodeError;
}
