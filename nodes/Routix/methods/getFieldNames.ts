import type { ILoadOptionsFunctions, INodePropertyOptions } from 'n8n-workflow';
import { fieldLabel } from '../fields/fieldLabel';
import { learnFields } from '../fields/learnFields';
import { readApiVersion } from '../parameters/apiVersion';
import { readBranches } from '../parameters/branch';
import { resourceNamed } from '../resources';
import { openConnection } from '../transport/connection';
import { pagesOf } from '../transport/recordApi';
import { pollError } from '../trigger/pollErrors';

/** Enough to meet fields that few records have. */
const SAMPLE_SIZE = 200;

/** The fields to watch or to filter on, learned from records of the first branch, since Routix does not publish them. */
export async function getFieldNames(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	const connection = await openConnection(this);
	try {
		const branch = this.getCurrentNodeParameter('branchPublicId');
		const fetchPage = pagesOf(connection, {
			resource: resourceNamed(String(this.getCurrentNodeParameter('resource'))),
			apiVersion: readApiVersion(this.getCurrentNodeParameter('options.apiVersion')),
			branchPublicId: readBranches(branch, connection.credential.branchPublicId)[0],
		});
		const { records } = await fetchPage({ limit: SAMPLE_SIZE, offset: 0 });
		return learnFields(records).map(({ name }) => ({ name: fieldLabel(name), value: name }));
	} catch (error) {
		throw pollError(this.getNode(), error as Error);
	}
}
