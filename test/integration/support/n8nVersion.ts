import {
	NodeApiError,
	NodeOperationError,
	type Failure,
	type INode,
	type JsonObject,
} from 'n8n-workflow';

const node = { name: 'Routix' } as INode;

/** Whether n8n hands a node the error that was behind its own. n8n 2.20 does not. */
export const handsOnCauses =
	new NodeApiError(node, new Error('Odd') as unknown as JsonObject).cause !== undefined;

const declaresFailures =
	'failure' in new NodeOperationError(node, 'Odd', { failure: { cause: 'rate-limited' } });

/** What an error has to hold that declares its cause to n8n: nothing in an n8n that does not know of it, like 2.20. */
export function declared(failure: Failure): { failure?: Failure } {
	return declaresFailures ? { failure } : {};
}
