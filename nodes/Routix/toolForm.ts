import type { INodeProperties, INodePropertyCollection, INodePropertyOptions } from 'n8n-workflow';
import { capitalized } from './inputError';
import type { OperationForm } from './operations';
import type { NodeResource } from './resources';

/** Stands for the fields that the records have, which no list of the description names. */
const OF_RECORDS = {
	description: 'The name of a field, with a dot for one inside another: customer.name',
	placeholder: 'e.g. status',
};

/**
 * The parameters, as an AI Agent can fill them in too. A model may fill in texts, numbers and switches, but no dropdown
 * (read in the editor of n8n 2.41): where the node is a tool, each dropdown is a text that names its values.
 */
export function withToolTexts(parameters: INodeProperties[]): INodeProperties[] {
	return parameters.flatMap((parameter) =>
		parameter.type === 'options'
			? [shownIfTool(parameter, false), shownIfTool(textFor(parameter), true)]
			: [withinToo(parameter)],
	);
}

/**
 * What a model is told of the node as a tool, unless somebody writes something better. n8n takes it instead of its own,
 * which is only the name of the operation (`convertNodeToAiTool`, read in n8n 2.20 and 2.41).
 */
export function toolDescription<R extends NodeResource>(
	resource: R,
	operation: OperationForm<R>,
): INodeProperties {
	const told = [
		`In Routix: ${inSentence(operation.description(resource))}.`,
		`${capitalized(resource.plural)}: ${inSentence(resource.description)}.`,
		operation.toolHint?.(resource),
	];
	const parameter: INodeProperties = {
		displayName: 'Tool Description',
		name: 'toolDescription',
		type: 'string',
		typeOptions: { rows: 3 },
		default: told.filter(Boolean).join(' '),
		required: true,
		placeholder: `e.g. ${capitalized(resource.plural)} of our branch in Venlo`,
		description:
			'What the model is told of this tool. It decides by this when to use the tool and what to ask.',
	};
	return shownIfTool(parameter, true);
}

/** `@tool` is first, since n8n shows what depends on an expression before it looks at the rest (`displayParameter`). */
function shownIfTool(parameter: INodeProperties, isTool: boolean): INodeProperties {
	const { displayOptions } = parameter;
	const show = { '@tool': [isTool], ...displayOptions?.show };
	return { ...parameter, displayOptions: { ...displayOptions, show } };
}

function textFor(dropdown: INodeProperties): INodeProperties {
	const { default: initial, description, displayName, displayOptions, name, options } = dropdown;
	const values = (options as INodePropertyOptions[] | undefined)?.map(({ value }) => value);
	return {
		displayName: displayName.replace(/ or IDs?$/, ''),
		name,
		type: 'string',
		default: initial,
		displayOptions,
		...(values
			? {
					description: `${String(description).replace(/\.$/, '')}. One of: ${values.join(', ')}.`,
					placeholder: `e.g. ${values[0]}`,
				}
			: OF_RECORDS),
	};
}

function withinToo(parameter: INodeProperties): INodeProperties {
	const { options, type } = parameter;
	if (type === 'collection') {
		return { ...parameter, options: withToolTexts(options as INodeProperties[]) };
	}
	if (type !== 'fixedCollection') return parameter;
	const collections = (options as INodePropertyCollection[]).map((collection) => ({
		...collection,
		values: withToolTexts(collection.values),
	}));
	return { ...parameter, options: collections };
}

/** "Customers and carriers" → "customers and carriers", for the place behind a colon. */
function inSentence(words: string): string {
	return words.charAt(0).toLowerCase() + words.slice(1);
}
