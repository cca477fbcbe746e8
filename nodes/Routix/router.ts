import {
	NodeApiError,
	NodeOperationError,
	type IDataObject,
	type IExecuteFunctions,
	type INodeExecutionData,
} from 'n8n-workflow';
import { Execution } from './execution';
import { operationError, plainWords } from './nodeError';
import { sideBySide } from './sideBySide';
import { writtenBeyond } from './writtenBeyond';

/**
 * Runs the chosen operation for each input item, several of them at once. The only place where items are made: they come
 * in the order of the input, each points at the input item that it comes from, and so does each error. With "Continue"
 * chosen under On Error, an item that fails becomes an item that tells the error, and the others still run; else nothing
 * more is begun after a failure. A cancelled execution begins no further item.
 */
export async function router(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const execution = new Execution(this);
	const isStopping = !this.continueOnFail();
	const count = this.getInputData().length;
	const outcomes = await sideBySide({
		count,
		prepare: async (item) => await execution.prepare(item),
		stopsOnFailure: isStopping,
		isCancelled: () => this.getExecutionCancelSignal?.()?.aborted === true,
	});
	const output: INodeExecutionData[] = [];
	for (const [item, outcome] of outcomes.entries()) {
		const pairedItem = { item };
		if (outcome?.status === 'fulfilled') {
			for (const json of outcome.value.records) output.push({ json, pairedItem });
		} else if (outcome) {
			const error = itemError(this, outcome.reason as Error, item);
			if (isStopping) throw withMore(error, writtenBeyond(outcomes, item));
			const known = isErrorOutput(this) ? {} : quoted(await execution.identify(item));
			output.push({ json: { ...known, ...errorItem(error) }, pairedItem });
		}
	}
	const isDone =
		outcomes.length === count && outcomes.every(({ status }) => status === 'fulfilled');
	if (isDone && !looksFailed(output)) execution.succeeded();
	return [output];
}

/** For Retry On Fail, n8n takes a first item with a field `error` for a failure, even a record's own (read in n8n 2.41). */
function looksFailed(output: INodeExecutionData[]): boolean {
	const { error = null } = output[0]?.json ?? {};
	return error !== null && error !== false;
}

/**
 * An error as an item: `error` says what happened, `message` what to do. The error itself is no part of it, since n8n
 * (2.41) cannot hand one to an expression: all items of the output would silently be null there.
 */
function errorItem({ message, description }: NodeApiError | NodeOperationError): IDataObject {
	return { error: message, ...(description && { message: description }) };
}

/** Values of an item beside its error are quoted like those in it. */
function quoted(values: IDataObject): IDataObject {
	const entries = Object.entries(values).map(([name, value]) => [
		name,
		typeof value === 'string' ? plainWords(value) : value,
	]);
	return Object.fromEntries(entries) as IDataObject;
}

/** There n8n, from 2.20 on, sends only items with nothing but these two names, and adds what the input item had. */
function isErrorOutput(context: IExecuteFunctions): boolean {
	return context.getNode().onError === 'continueErrorOutput';
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

function withMore<E extends NodeApiError | NodeOperationError>(error: E, more: string): E {
	if (more !== '') error.description = [error.description, more].filter(Boolean).join(' ');
	return error;
}
