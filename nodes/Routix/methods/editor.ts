import type { ILoadOptionsFunctions } from 'n8n-workflow';
import { operationError } from '../nodeError';
import { InputError } from '../inputError';
import { readApiVersion } from '../parameters/apiVersion';
import { readBranch } from '../parameters/branch';
import { resourceNamed } from '../resources';
import { openConnection, type Connection } from '../transport/connection';
import type { Address } from '../transport/address';

/** What the editor's form points at. */
export interface EditorAddress extends Address {
	/** The form's branch is an expression that has no value without input data; `branchPublicId` is the credential's. */
	isBranchUnknown: boolean;
}

/**
 * Runs what a dropdown or form of the editor needs: opens the connection, works out which list the form points at, and
 * makes the errors that the editor shows.
 * @param branchOf the branch to read, from what the form holds and the credential's branch
 * @throws {NodeOperationError} when the form does not say enough; {@link NodeApiError} when Routix says no
 */
export async function inEditor<T>(
	context: ILoadOptionsFunctions,
	work: (connection: Connection, address: EditorAddress) => Promise<T>,
	branchOf: typeof readBranch = readBranch,
): Promise<T> {
	const connection = await openConnection(context);
	try {
		return await work(connection, addressOf(context, connection, branchOf));
	} catch (error) {
		const problem = error as Error;
		throw problem instanceof InputError
			? operationError(context.getNode(), problem, { description: problem.description })
			: problem;
	}
}

function addressOf(
	context: ILoadOptionsFunctions,
	{ credential }: Connection,
	branchOf: typeof readBranch,
): EditorAddress {
	const branch = valueOf(context, 'branchPublicId');
	const version = valueOf(context, 'options.apiVersion');
	return {
		resource: resourceNamed(String(context.getCurrentNodeParameter('resource'))),
		branchPublicId: branchOf(branch, credential.branchPublicId),
		isBranchUnknown: branch === undefined,
		apiVersion: readApiVersion(version),
	};
}

/**
 * What the form holds; undefined for an expression that needs input data. The editor works expressions out itself and
 * sends nothing, or null, for one that it cannot (read in n8n 2.41); other clients may send it as it was written.
 */
function valueOf(context: ILoadOptionsFunctions, name: string): unknown {
	const entered = context.getCurrentNodeParameter(name) ?? undefined;
	const isExpression = typeof entered === 'string' && entered.startsWith('=');
	return isExpression ? workedOut(context, name) : entered;
}

function workedOut(context: ILoadOptionsFunctions, name: string): unknown {
	try {
		return context.getNodeParameter(name, '') || undefined;
	} catch {
		return undefined;
	}
}
