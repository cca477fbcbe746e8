import type { IDataObject } from 'n8n-workflow';
import { ItemParameters, type Run } from '../../../../nodes/Routix/parameters/itemParameters';
import { resourceNamed } from '../../../../nodes/Routix/resources';
import type { Connection } from '../../../../nodes/Routix/transport/connection';

interface Setting {
	resource?: string;
	/** `routixTool` for the node as a tool of an AI Agent. */
	nodeType?: string;
}

/** An item with these parameters, which counts how often n8n is asked for each. */
export function itemWith(
	parameters: object,
	input: IDataObject = {},
	{ resource = 'account', nodeType = 'routix' }: Setting = {},
) {
	const asked: string[] = [];
	const values = new Map(Object.entries(parameters));
	const run = {
		resource: resourceNamed(resource),
		context: {
			getInputData: () => [{ json: input }],
			getNode: () => ({ type: `n8n-nodes-routix.${nodeType}` }),
			getTimezone: () => 'Europe/Amsterdam',
			getNodeParameter: (name: string, _item: number, fallback: unknown) => {
				asked.push(name);
				return values.has(name) ? values.get(name) : fallback;
			},
		},
	} as unknown as Run;
	const connection = { credential: { branchPublicId: 'RS2RDH3B' } } as Connection;
	return { item: new ItemParameters(run, connection, 0), asked };
}
