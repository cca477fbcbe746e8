import type { ResourceMapperField } from 'n8n-workflow';
import { isWritable } from './ownFields';
import type { DocumentedField, Resource } from '../resources';
import type { RoutixRecord } from '../contract/record';
import { fieldLabel } from './fieldLabel';
import { learnFields, type LearnedField } from './learnFields';
import { titleField } from './recordTitle';

interface KnownField extends LearnedField {
	documented?: DocumentedField;
}

/**
 * The form for writing a resource: the documented fields first, then those learned from records. Only Create or Update
 * shows the ID, to match on; nothing else that Routix sets itself can be written.
 */
export function formFields(
	resource: Resource,
	records: RoutixRecord[],
	operation: string,
): ResourceMapperField[] {
	const isMatching = operation === 'upsert';
	const fields = knownFields(resource, records).filter(
		({ name }) => isWritable(name) || (isMatching && name === 'id'),
	);
	const defaultMatch = isMatching ? titleField(fields.map(({ name }) => name)) : undefined;
	return fields.map((field) => ({
		id: field.name,
		displayName: labelOf(field),
		type: typeOf(field),
		options: field.documented?.values?.map((value) => ({ name: fieldLabel(value), value })),
		required: operation === 'create' && field.documented?.required === true,
		display: true,
		// n8n fills a switch that it shows with false (seen in the editor's code), which would then be sent.
		removed: field.type === 'boolean',
		defaultMatch: field.name === defaultMatch,
		canBeUsedToMatch: field.type !== 'object' && field.type !== 'array',
	}));
}

function knownFields(resource: Resource, records: RoutixRecord[]): KnownField[] {
	const learned = learnFields(records);
	const documented = (resource.fields ?? []).map((field) => {
		const { type, isDay } = learned.find(({ name }) => name === field.name) ?? {
			type: 'string',
			isDay: false,
		};
		return { name: field.name, type, isDay, documented: field };
	});
	const others = learned.filter(({ name }) => !documented.some((field) => field.name === name));
	return [...documented, ...others];
}

function labelOf({ name, isDay, documented }: KnownField): string {
	const label = documented?.displayName ?? fieldLabel(name);
	return isDay ? `${label} (YYYY-MM-DD)` : label;
}

function typeOf({ type, documented }: KnownField): ResourceMapperField['type'] {
	return documented?.values ? 'options' : type;
}
