import type {
	ICredentialDataDecryptedObject,
	IDataObject,
	INode,
	INodeParameters,
} from 'n8n-workflow';
import { Routix } from '../../../nodes/Routix/Routix.node';
import { executeContext } from './contexts';

export interface Execution {
	credential: ICredentialDataDecryptedObject;
	parameters: INodeParameters;
	input?: IDataObject[];
	onError?: INode['onError'];
	abortSignal?: AbortSignal;
}

/** Runs the Routix node in n8n-core's execution context and brings its output items. */
export async function runRoutix({ input, abortSignal, ...setting }: Execution) {
	const nodeType = new Routix();
	const context = executeContext({ nodeType, ...setting }, input, abortSignal);
	const [items] = await nodeType.execute.call(context);
	return items;
}
