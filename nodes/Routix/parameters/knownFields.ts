import type { ResourceMapperField } from 'n8n-workflow';
import { isMarkedDay, plainLabel } from '../fields/fieldLabel';
import type { LearnedField } from '../fields/learnFields';
import type { DocumentedField, Resource } from '../resources';
import { columnNames, type NameOf } from '../values/columnNames';
import { kindOf, type FieldRule } from '../values/conversion';

/**
 * What is known of the fields of a resource while a workflow runs: what Routix documents, what the form has stored, and,
 * where the records are read anyway, what these show. The form counts before the records: its user has seen it.
 */
export class KnownFields {
	/** Finds the field that a column means. */
	readonly nameOf: NameOf;

	private readonly documented: Map<string, DocumentedField>;

	private readonly listed: Map<string, ResourceMapperField>;

	/** @param schema the fields of the form, as n8n stores them in the workflow */
	constructor(resource: Resource, schema: ResourceMapperField[] = []) {
		this.documented = new Map((resource.fields ?? []).map((field) => [field.name, field]));
		this.listed = new Map(schema.map((field) => [field.id, field]));
		const names = new Set([...this.documented.keys(), ...this.listed.keys()]);
		this.nameOf = columnNames([...names].map((name) => ({ name, label: this.labelOf(name) })));
	}

	/** Whether Routix documents the field, or the form lists it. */
	has(name: string): boolean {
		return this.documented.has(name) || this.listed.has(name);
	}

	/** What the form calls a field; its name where the form does not have it. */
	labelOf(name: string): string {
		const listed = this.listed.get(name);
		if (listed) return plainLabel(listed.displayName ?? name);
		return this.documented.get(name)?.displayName ?? name;
	}

	/** @param learned what the records show of the field, if they were read */
	ruleOf(name: string, learned?: LearnedField): FieldRule {
		const listed = this.listed.get(name);
		const documented = this.documented.get(name);
		const values = documented?.values;
		if (values ?? (listed?.type === 'options' || (!listed?.type && learned?.isChoice))) {
			const stored = (listed?.options ?? []).map(({ value }) => String(value));
			const choices = new Set([...(values ?? []), ...stored, ...(learned?.texts ?? [])]);
			const hasUnlisted = learned?.type === 'string' && !learned.texts;
			return {
				kind: 'choice',
				choices: [...choices],
				takesOthers: values === undefined || hasUnlisted,
			};
		}
		// A form that was stored before any record had a day in the field tells a text.
		if (learned?.isDay && listed?.type === 'string') return { kind: 'day' };
		if (listed?.type) return { kind: kindOf(listed.type, isMarkedDay(listed.displayName)) };
		if (learned?.type) return { kind: kindOf(learned.type, learned.isDay) };
		return { kind: documented ? 'text' : 'unknown' };
	}
}
