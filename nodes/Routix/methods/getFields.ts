import {
	NodeApiError,
	type ILoadOptionsFunctions,
	type ResourceMapperField,
	type ResourceMapperFields,
} from 'n8n-workflow';
import { formFields } from '../fields/formFields';
import type { Resource } from '../resources';
import type { Connection } from '../transport/connection';
import { pagesOf } from '../transport/records';
import type { Address } from '../transport/url';
import type { RoutixRecord } from '../types';
import { inEditor } from './editor';

/** One request; large enough to meet the fields that few records have. */
const SAMPLE_SIZE = 1_000;

/**
 * The fields of the form for writing: those that Routix documents and those that the branch's records show. Without
 * records, or without the right to read them, the documented fields serve, or a notice that says what to do.
 */
export async function getFields(this: ILoadOptionsFunctions): Promise<ResourceMapperFields> {
	const operation = String(this.getCurrentNodeParameter('operation'));
	return await inEditor(this, async (connection, address) => {
		const sample = await readSample(connection, address);
		const fields: ResourceMapperField[] = formFields(address.resource, sample.records, operation);
		if (fields.length > 0) return { fields };
		return { fields, emptyFieldsNotice: noticeFor(address.resource, sample.reason) };
	});
}

interface Sample {
	records: RoutixRecord[];
	/** Why there are none. */
	reason?: string;
}

async function readSample(connection: Connection, address: Address): Promise<Sample> {
	try {
		return await pagesOf(connection, address)({ limit: SAMPLE_SIZE, offset: 0 });
	} catch (error) {
		const problem = error as Error;
		const mayNotRead =
			problem instanceof NodeApiError && ['403', '404'].includes(problem.httpCode ?? '');
		if (!mayNotRead) throw problem;
		return { records: [], reason: problem.message };
	}
}

function noticeFor(
	resource: Resource,
	reason = `There are no ${resource.plural} in this branch yet`,
) {
	return `${reason}, so the fields cannot be learned from them. Enter the fields as JSON in Additional Fields under Options.`;
}
