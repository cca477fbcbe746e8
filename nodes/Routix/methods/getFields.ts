import type {
	ILoadOptionsFunctions,
	NodeApiError,
	ResourceMapperField,
	ResourceMapperFields,
} from 'n8n-workflow';
import { formFields } from '../fields/formFields';
import { isObject, ownValue } from '../json';
import { isTool, plainWords } from '../nodeError';
import { readSample } from '../readSample';
import type { Resource } from '../resources';
import { inEditor } from './editor';

/**
 * The fields of the form for writing: those that Routix documents and those that the branch's records show. Without
 * records, or without the right to read them, the documented fields serve, or a notice that says what to do.
 */
export async function getFields(this: ILoadOptionsFunctions): Promise<ResourceMapperFields> {
	const operation = String(this.getCurrentNodeParameter('operation'));
	return await inEditor(this, async (connection, address) => {
		const sample = await readSample(connection, address);
		const fields = formFields(address.resource, sample.records, operation, isTool(this.getNode()));
		const inUse = fieldsInUse(this.getCurrentNodeParameter('columns'), fields);
		if (fields.length > 0) return { fields: [...fields, ...inUse] };
		return {
			fields: inUse,
			emptyFieldsNotice: noticeFor(address.resource, operation, sample.refusal),
		};
	});
}

/**
 * Fields that the form has values for and no record shows any more. They stay: n8n would go on sending the values of a
 * field that the form has lost (seen in n8n 2.41).
 */
function fieldsInUse(columns: unknown, fields: ResourceMapperField[]): ResourceMapperField[] {
	if (!isObject(columns) || !Array.isArray(columns.schema) || !isObject(columns.value)) return [];
	const { schema, value: values } = columns;
	const known = new Set(fields.map(({ id }) => id));
	return (schema as unknown as ResourceMapperField[]).filter(({ id, removed }) => {
		const value = ownValue(values, id) ?? '';
		return !known.has(id) && removed !== true && value !== '';
	});
}

/** Fields cannot be learned: says why, and how to go on. */
function noticeFor(resource: Resource, operation: string, refusal?: NodeApiError): string {
	const way = wayOut(resource, operation);
	if (!refusal) {
		return `There are no ${resource.plural} in this branch yet, and Routix does not publish their fields. ${way}`;
	}
	const { description = '', httpCode, message } = refusal;
	// What cannot be reached at all cannot be written either. What Routix answered stands last, in its own words.
	return plainWords(`${message}. ${httpCode === '403' ? `${way} ` : ''}${description}`);
}

function wayOut({ singular }: Resource, operation: string): string {
	return operation === 'upsert'
		? `Create or Update learns the fields to match on from records, so create one ${singular} first, in Routix or with the operation Create.`
		: 'Enter the fields in Additional Fields (JSON) under Options.';
}
