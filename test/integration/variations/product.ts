import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { runRoutix } from '../support/routixNode';
import type { World } from './world';

/** What the package threw, as opposed to a mistake in a test. */
export class ProductError extends Error {
	constructor(readonly thrown: unknown) {
		super(String(thrown));
	}
}

/** Marks whatever the package throws as thrown by it. */
export async function ofProduct<T>(work: () => Promise<T>): Promise<T> {
	try {
		return await work();
	} catch (error) {
		throw new ProductError(error);
	}
}

let executions = 0;

/** Runs the Routix node in an execution of its own, and brings the JSON of its items. */
export async function run(
	{ credential }: World,
	parameters: INodeParameters,
	input?: IDataObject[],
): Promise<IDataObject[]> {
	const executionId = String(++executions);
	const items = await ofProduct(
		async () => await runRoutix({ credential, parameters, input, executionId }),
	);
	return items.map(({ json }) => json);
}
