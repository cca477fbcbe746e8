import { NodeApiError, type ILoadOptionsFunctions, type ResourceMapperFields } from 'n8n-workflow';
import { formFields } from '../fields/formFields';
import { withoutTags } from '../nodeError';
import { readBothEnds } from '../pagination/readBothEnds';
import type { Resource } from '../resources';
import type { Connection } from '../transport/connection';
import { pagesOf } from '../transport/recordApi';
import type { Address } from '../transport/address';
import type { RoutixRecord } from '../contract/record';
import { inEditor } from './editor';

/** Of each end of the list; large enough to meet the fields that few records have. */
const SAMPLE_SIZE = 1_000;

/**
 * The fields of the form for writing: those that Routix documents and those that the branch's records show. Without
 * records, or without the right to read them, the documented fields serve, or a notice that says what to do.
 */
export async function getFields(this: ILoadOptionsFunctions): Promise<ResourceMapperFields> {
	const operation = String(this.getCurrentNodeParameter('operation'));
	return await inEditor(this, async (connection, address) => {
		const sample = await readSample(connection, address);
		const fields = formFields(address.resource, sample.records, operation);
		if (fields.length > 0) return { fields };
		return { fields, emptyFieldsNotice: noticeFor(address.resource, operation, sample.refusal) };
	});
}

interface Sample {
	records: RoutixRecord[];
	/** Routix's answer when it did not let them be read. */
	refusal?: NodeApiError;
}

/** The oldest and the newest records, since Routix may have added fields in between. */
async function readSample(connection: Connection, address: Address): Promise<Sample> {
	try {
		return { records: await readBothEnds(pagesOf(connection, address), SAMPLE_SIZE) };
	} catch (error) {
		const problem = error as Error;
		const isRefusal =
			problem instanceof NodeApiError && ['403', '404'].includes(problem.httpCode ?? '');
		if (!isRefusal) throw problem;
		return { records: [], refusal: problem };
	}
}

/** Fields cannot be learned: says why, and how to go on. */
function noticeFor(resource: Resource, operation: string, refusal?: NodeApiError): string {
	const reason = refusal
		? `${refusal.message}. ${refusal.description ?? ''}`
		: `There are no ${resource.plural} in this branch yet, and Routix does not publish their fields.`;
	const wayOut =
		operation === 'upsert'
			? `Create or Update learns the fields to match on from records, so create one ${resource.singular} first, in Routix or with the operation Create.`
			: 'Enter the fields as JSON in Additional Fields under Options.';
	return withoutTags(`${reason} ${wayOut}`);
}
