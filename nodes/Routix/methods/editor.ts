import { NodeOperationError, type ILoadOptionsFunctions } from 'n8n-workflow';
import { InputError } from '../inputError';
import { readApiVersion } from '../parameters/apiVersion';
import { readBranch } from '../parameters/branch';
import { resourceNamed } from '../resources';
import { openConnection, type Connection } from '../transport/connection';
import type { Address } from '../transport/url';

/**
 * Runs what a dropdown or form of the editor needs: opens the connection, works out which list the form points at, and
 * makes the errors that the editor shows.
 * @throws {NodeOperationError} when the form does not say enough; {@link NodeApiError} when Routix says no
 */
export async function inEditor<T>(
	context: ILoadOptionsFunctions,
	work: (connection: Connection, address: Address) => Promise<T>,
): Promise<T> {
	const connection = await openConnection(context);
	try {
		return await work(connection, addressOf(context, connection));
	} catch (error) {
		const problem = error as Error;
		throw problem instanceof InputError
			? new NodeOperationError(context.getNode(), problem, { description: problem.description })
			: problem;
	}
}

function addressOf(context: ILoadOptionsFunctions, { credential }: Connection): Address {
	return {
		resource: resourceNamed(String(context.getCurrentNodeParameter('resource'))),
		branchPublicId: readBranch(
			valueOf(context, 'branchPublicId', 'Branch Public ID'),
			credential.branchPublicId,
		),
		apiVersion: readApiVersion(valueOf(context, 'options.apiVersion', 'API Version')),
	};
}

/** An expression is worked out if it needs no input data, which the editor does not have here. */
function valueOf(context: ILoadOptionsFunctions, name: string, label: string): unknown {
	const entered = context.getCurrentNodeParameter(name);
	if (typeof entered !== 'string' || !entered.startsWith('=')) return entered;
	const value = resolved(context, name);
	if (value !== undefined && value !== null && value !== '') return value;
	throw new InputError(
		`${label} is an expression that needs input data, so nothing can be listed here`,
		`Enter a fixed ${label} while you set up the node, or choose By ID and Additional Fields (JSON), which need no list.`,
	);
}

function resolved(context: ILoadOptionsFunctions, name: string): unknown {
	try {
		return context.getNodeParameter(name, '');
	} catch {
		return undefined;
	}
}
