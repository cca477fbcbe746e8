import type { ILoadOptionsFunctions, INodePropertyOptions } from 'n8n-workflow';
import { pathLabel } from '../fields/fieldLabel';
import { fieldPaths } from '../fields/fieldPaths';
import { isOffered, MOST_OFFERED } from '../fields/ownFields';
import { readBranches } from '../parameters/branch';
import { pagesOf } from '../transport/recordApi';
import { inEditor } from './editor';

/** Enough to meet fields that few records have. */
const SAMPLE_SIZE = 200;

/** The fields to watch, to filter on, to sort by or to return, with those inside them, learned from records of the first branch, since Routix does not publish them. */
export async function getFieldNames(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	return await inEditor(
		this,
		async (connection, address) => {
			const fetchPage = pagesOf(connection, address);
			const { records } = await fetchPage({ limit: SAMPLE_SIZE, offset: 0 });
			const paths = new Set(records.flatMap((record) => [...fieldPaths(record)]));
			const offered = [...paths].filter(isOffered).slice(0, MOST_OFFERED);
			return offered.map((path) => ({ name: pathLabel(path), value: path }));
		},
		(entered, ofCredential) => readBranches(entered, ofCredential)[0],
	);
}
