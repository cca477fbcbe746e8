import type { ILoadOptionsFunctions, INodePropertyOptions } from 'n8n-workflow';
import { pathLabel } from '../fields/fieldLabel';
import { fieldPaths } from '../fields/fieldPaths';
import { isOffered, MOST_OFFERED } from '../fields/ownFields';
import { readBranches } from '../parameters/branch';
import { readSample } from '../readSample';
import { inEditor } from './editor';

/**
 * The fields to watch, to filter on, to sort by or to return, with those inside them, learned from records of the first
 * branch, since Routix does not publish them.
 * @throws {NodeApiError} when the records cannot be read
 */
export async function getFieldNames(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	return await inEditor(
		this,
		async (connection, address) => {
			const { records, refusal } = await readSample(connection, address);
			if (refusal) throw refusal;
			const paths = new Set(records.flatMap((record) => [...fieldPaths(record)]));
			const offered = [...paths].filter(isOffered).slice(0, MOST_OFFERED);
			return offered.map((path) => ({ name: pathLabel(path), value: path }));
		},
		(entered, ofCredential) => readBranches(entered, ofCredential)[0],
	);
}
