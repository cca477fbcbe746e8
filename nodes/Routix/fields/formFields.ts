import type { INodePropertyOptions, ResourceMapperField } from 'n8n-workflow';
import { ID_FIELD, idFields } from '../contract/identity';
import { isOffered, isWritable, MOST_OFFERED } from './ownFields';
import type { DocumentedField, Resource } from '../resources';
import type { RoutixRecord } from '../contract/record';
import { DAY_MARK, DECIMAL_MARK, fieldLabel, markedLabel } from './fieldLabel';
import { learnFields, type LearnedField } from './learnFields';
import { titleField } from './recordTitle';

/** What is known of a field, from either side. */
interface KnownField {
	name: string;
	documented?: DocumentedField;
	learned?: LearnedField;
}

/** How many names within a list or object its label has room for. */
const MOST_NAMES = 3;

/** How many choices a label tells a model. */
const MOST_CHOICES = 8;

/**
 * The form for writing a resource: the documented fields first, then those learned from records. Only Create or Update
 * shows the ID, to match on; nothing else that Routix sets itself can be written.
 * @param isTool a model fills it in: n8n lets it fill in texts but no dropdowns, and tells it the labels only
 */
export function formFields(
	resource: Resource,
	records: RoutixRecord[],
	operation: string,
	isTool = false,
): ResourceMapperField[] {
	const isMatching = operation === 'upsert';
	const idField = idFields(resource).find((name) =>
		records.some((each) => Object.keys(each).includes(name)),
	);
	const fields = knownFields(resource, records).filter(({ name }) =>
		name === ID_FIELD || name === idField ? isMatching : isWritable(name),
	);
	const defaultMatch = isMatching ? titleField(fields.map(({ name }) => name)) : undefined;
	return fields.map((field) => {
		const { name, documented, learned } = field;
		const isNested = learned?.type === 'object' || learned?.type === 'array';
		const choices = choicesOf(field);
		return {
			id: name,
			displayName: labelOf(field, operation, isTool ? valuesOf(choices) : []),
			// None for a field without any value: it takes whatever is entered.
			type: choices && !isTool ? 'options' : (learned?.type ?? (documented ? 'string' : undefined)),
			options: choices,
			required: operation === 'create' && documented?.required === true,
			display: true,
			// n8n fills a switch that it shows with false, and shows empty lists and objects as mistakes (seen in 2.41).
			// It shows the ID as soon as that is matched on.
			removed: learned?.type === 'boolean' || isNested || name === ID_FIELD || name === idField,
			defaultMatch: name === defaultMatch,
			canBeUsedToMatch: !isNested,
		};
	});
}

function knownFields(resource: Resource, records: RoutixRecord[]): KnownField[] {
	const learned = new Map(learnFields(records).map((field) => [field.name, field]));
	const documented = (resource.fields ?? []).map((field) => ({
		name: field.name,
		documented: field,
		learned: learned.get(field.name),
	}));
	for (const { name } of documented) learned.delete(name);
	const others = [...learned.values()]
		.filter(({ name }) => isOffered(name))
		.slice(0, MOST_OFFERED)
		.map((field) => ({ name: field.name, learned: field }));
	return [...documented, ...others];
}

/** The documented choices and those that records show beside them; undefined for a field that is none. */
function choicesOf({ documented, learned }: KnownField): INodePropertyOptions[] | undefined {
	if (!documented?.values && !learned?.isChoice) return undefined;
	const values = new Set([...(documented?.values ?? []), ...(learned?.texts ?? [])]);
	return [...values].filter(isOffered).map((value) => ({ name: fieldLabel(value), value }));
}

function valuesOf(choices: INodePropertyOptions[] = []): string[] {
	return choices.map(({ value }) => String(value));
}

function labelOf(
	{ name, documented, learned }: KnownField,
	operation: string,
	told: string[],
): string {
	const marks: string[] = [];
	if (told.length > 0) marks.push(firstOf(told, MOST_CHOICES));
	if (learned?.isDay) marks.push(DAY_MARK);
	if (learned?.isDecimal) marks.push(DECIMAL_MARK);
	if (learned && learned.names.length > 0) marks.push(firstOf(learned.names, MOST_NAMES));
	if (operation === 'create' && !documented && learned?.isUsuallyFilled)
		marks.push('usually needed');
	return markedLabel(documented?.displayName ?? fieldLabel(name), marks);
}

function firstOf(names: string[], most: number): string {
	const more = names.length > most ? ' …' : '';
	const shown = names.slice(0, most).map((name) => name.replace(/[();]/g, ' '));
	return shown.join(', ') + more;
}
