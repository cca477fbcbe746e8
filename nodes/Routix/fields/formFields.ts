import type { ResourceMapperField } from 'n8n-workflow';
import { isWritable } from '../records';
import type { DocumentedField, Resource } from '../resources';
import type { RoutixRecord } from '../types';
import { fieldLabel } from './fieldLabel';
import { learnFields, type LearnedField } from './learnFields';
import { titleField } from './recordTitle';

/**
 * The form for writing a resource: the documented fields first, then those learned from records. Only Create or Update
 * shows the ID, to match on; nothing else that Routix sets itself can be written.
 */
export function formFields(
	resource: Resource,
	records: RoutixRecord[],
	operation: string,
): ResourceMapperField[] {
	const documented = resource.fields ?? [];
	const learned = learnFields(records);
	const all = [
		...documented.map((field) => ({ name: field.name, type: typeOf(field, learned), field })),
		...learned
			.filter(({ name }) => !documented.some((field) => field.name === name))
			.map((field) => ({ ...field, field: undefined })),
	];
	const isMatching = operation === 'upsert';
	const defaultMatch = titleField(all.map(({ name }) => name));
	return all
		.filter(({ name }) => isWritable(name) || (isMatching && name === 'id'))
		.map(({ name, type, field }) => ({
			id: name,
			displayName: field?.displayName ?? fieldLabel(name),
			type,
			options: field?.values?.map((value) => ({ name: fieldLabel(value), value })),
			required: operation === 'create' && field?.required === true,
			display: true,
			defaultMatch: isMatching && name === defaultMatch,
			canBeUsedToMatch: type !== 'object' && type !== 'array',
		}));
}

function typeOf(field: DocumentedField, learned: LearnedField[]): ResourceMapperField['type'] {
	if (field.values) return 'options';
	return learned.find(({ name }) => name === field.name)?.type ?? 'string';
}
