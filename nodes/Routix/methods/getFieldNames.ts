import type { ILoadOptionsFunctions, INodePropertyOptions } from 'n8n-workflow';
import { fieldLabel } from '../fields/fieldLabel';
import { learnFields } from '../fields/learnFields';
import { readBranches } from '../parameters/branch';
import { pagesOf } from '../transport/recordApi';
import { inEditor } from './editor';

/** Enough to meet fields that few records have. */
const SAMPLE_SIZE = 200;

/** The fields to watch or to filter on, learned from records of the first branch, since Routix does not publish them. */
export async function getFieldNames(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	return await inEditor(
		this,
		async (connection, address) => {
			const fetchPage = pagesOf(connection, address);
			const { records } = await fetchPage({ limit: SAMPLE_SIZE, offset: 0 });
			return learnFields(records).map(({ name }) => ({ name: fieldLabel(name), value: name }));
		},
		(entered, ofCredential) => readBranches(entered, ofCredential)[0],
	);
}
