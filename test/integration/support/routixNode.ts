import type {
	ICredentialDataDecryptedObject,
	IDataObject,
	INode,
	INodeParameters,
} from 'n8n-workflow';
import { Routix } from '../../../nodes/Routix/Routix.node';
import { executeContext, type ExecutionSetting } from './contexts';
import { shortenTimeout } from './shortTimeout';

export interface Execution {
	credential: ICredentialDataDecryptedObject;
	/** The Routix User Token credential. */
	userToken?: ICredentialDataDecryptedObject;
	parameters: INodeParameters;
	input?: IDataObject[];
	onError?: INode['onError'];
	abortSignal?: AbortSignal;
	/** Of which this is a part; a new one unless given. */
	execution?: ExecutionSetting;
	/** Gives up a request sooner than the package asks. */
	timeoutMs?: number;
}

/** Runs the Routix node in n8n-core's execution context and brings its output items. */
export async function runRoutix({ input, abortSignal, timeoutMs, ...setting }: Execution) {
	const nodeType = new Routix();
	const context = executeContext({ nodeType, ...setting }, input, abortSignal);
	if (timeoutMs !== undefined) shortenTimeout(context, timeoutMs);
	const [items] = await nodeType.execute.call(context);
	return items;
}
