import type { ResourceMapperField } from 'n8n-workflow';
import { DAY_MARK, DECIMAL_MARK, isMarked, plainLabel } from '../fields/fieldLabel';
import type { LearnedFields } from '../fields/learnFields';
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

	/** With what the records of a list show: each list of a run may show others. */
	private readonly withLearned = new WeakMap<LearnedFields, KnownFields>();

	/**
	 * @param schema the fields of the form, as n8n stores them in the workflow
	 * @param matched the fields to match on, which are stored apart
	 * @param learned what the records show, if they were read
	 */
	constructor(
		private readonly resource: Resource,
		private readonly schema: ResourceMapperField[] = [],
		private readonly matched: string[] = [],
		private readonly learned: LearnedFields = new Map(),
	) {
		this.documented = new Map((resource.fields ?? []).map((field) => [field.name, field]));
		this.listed = new Map(schema.map((field) => [field.id, field]));
		const names = new Set([
			...this.documented.keys(),
			...this.listed.keys(),
			...matched,
			...learned.keys(),
		]);
		this.nameOf = columnNames(
			[...names].flatMap((name) => [
				{ name, label: this.labelOf(name) },
				{ name, label: this.listed.get(name)?.displayName },
			]),
		);
	}

	with(learned: LearnedFields): KnownFields {
		const known =
			this.withLearned.get(learned) ??
			new KnownFields(this.resource, this.schema, this.matched, learned);
		this.withLearned.set(learned, known);
		return known;
	}

	/** Whether Routix documents the field, the form lists it or a record shows it. */
	has(name: string): boolean {
		return [this.documented, this.listed, this.learned].some((fields) => fields.has(name));
	}

	/** What the form calls a field; its name where the form does not have it. */
	labelOf(name: string): string {
		const listed = this.listed.get(name);
		if (listed) return plainLabel(listed.displayName ?? name);
		return this.documented.get(name)?.displayName ?? name;
	}

	ruleOf(name: string): FieldRule {
		const learned = this.learned.get(name);
		const listed = this.listed.get(name);
		const documented = this.documented.get(name);
		const values = documented?.values;
		// In the form of a tool, a choice is a text that still has them.
		const isListed = listed?.type === 'options' || Boolean(listed?.options?.length);
		if (values ?? (isListed || (!listed?.type && learned?.isChoice))) {
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
		if (listed?.type) return { kind: kindOf(listed.type, isMarked(listed.displayName, DAY_MARK)) };
		if (learned?.type) return { kind: kindOf(learned.type, learned.isDay) };
		if (documented) return { kind: 'text' };
		const isDecimal = learned?.isDecimal ?? isMarked(listed?.displayName ?? '', DECIMAL_MARK);
		return { kind: isDecimal ? 'decimal' : 'unknown' };
	}
}
