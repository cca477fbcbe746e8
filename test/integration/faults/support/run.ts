import type {
	ICredentialDataDecryptedObject,
	INodeExecutionData,
	INodeParameters,
} from 'n8n-workflow';
import { Routix } from '../../../../nodes/Routix/Routix.node';
import { executeContext } from '../../support/contexts';

export interface FaultyRun {
	parameters: INodeParameters;
	credential: ICredentialDataDecryptedObject;
	/** Divides our time limit for an answer, 120 s, so that a test can wait for its end. */
	shortenTimeoutBy?: number;
}

/** Runs the node in n8n-core's own context and brings its items, or what it threw. */
export async function runOrCatch({ parameters, credential, shortenTimeoutBy = 1 }: FaultyRun) {
	const nodeType = new Routix();
	const context = executeContext({ nodeType, parameters, credential });
	const { helpers } = context;
	const send = helpers.httpRequestWithAuthentication;
	helpers.httpRequestWithAuthentication = async function (type, options, more) {
		const timeout = (options.timeout ?? 0) / shortenTimeoutBy;
		return await (send.call(this, type, { ...options, timeout }, more) as Promise<unknown>);
	};
	try {
		const [items] = await nodeType.execute.call(context);
		return { items, error: undefined };
	} catch (error) {
		return { items: [] as INodeExecutionData[], error: error as Error };
	}
}
