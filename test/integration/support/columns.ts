import type { FieldType, IDataObject, INodeParameters } from 'n8n-workflow';

/** The mapper's value when each column is mapped: a value, with the type and label that the form has for it. */
export function mapped(
	values: Record<string, unknown>,
	types: Record<string, FieldType> = {},
	matchingColumns: string[] = [],
	labels: Record<string, string> = {},
): INodeParameters {
	const schema = Object.keys(values).map((id) => ({
		id,
		displayName: labels[id] ?? id,
		type: types[id] ?? 'string',
		required: false,
		display: true,
		defaultMatch: false,
		canBeUsedToMatch: true,
	}));
	return {
		mappingMode: 'defineBelow',
		value: values as IDataObject,
		matchingColumns,
		schema,
	} as never;
}

/** The mapper's value when columns are mapped automatically. */
export function automatic(...matchingColumns: string[]): INodeParameters {
	return { mappingMode: 'autoMapInputData', value: null, matchingColumns, schema: [] } as never;
}
