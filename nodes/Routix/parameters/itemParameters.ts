import type { IDataObject, IExecuteFunctions, ResourceMapperValue } from 'n8n-workflow';
import type { CreatedOnce } from '../createdOnce';
import type { Connection } from '../transport/connection';
import type { LearnedFields } from '../fields/learnFields';
import { isWritable } from '../fields/ownFields';
import { InputError } from '../inputError';
import { isObject, ownValue } from '../json';
import { isTool } from '../nodeError';
import { withArticle, type Resource } from '../resources';
import type { Address } from '../transport/address';
import { missingColumn } from '../values/columnNames';
import type { FieldRule, Origin, Refusal } from '../values/conversion';
import { meansNothing } from '../values/convertValue';
import { isBlank } from '../values/text';
import { readAdditionalFields } from './additionalFields';
import { readApiVersion } from './apiVersion';
import { readBranch } from './branch';
import { isAutomatic, mapperOf, readColumns } from './columns';
import { convertFields } from './convertFields';
import { KnownFields } from './knownFields';
import { filledByAi } from './plainValues';
import { readRecordReference, type RecordReference } from './recordId';

/** One execution of the node. */
export interface Run {
	context: IExecuteFunctions;
	resource: Resource;
	created: CreatedOnce;
	/** Any item of the run, for operations that look at all of them before they begin. */
	itemAt(index: number): Promise<ItemParameters>;
	/** Worked out when the first item needs it: the form is the same for all of them. */
	knownFields?: KnownFields;
	/** Worked out once as well. */
	origin?: Origin;
}

/** The work of one item, with its parameters read and checked. */
export interface ItemWork {
	/** What it must have for itself meanwhile, like the record that it changes: no two with the same key run at once. */
	key?: string;
	/** Does the work and answers with plain JSON. */
	run(): Promise<IDataObject[]>;
}

/** What no parameter takes for a value, when an AI Agent fills it in. */
const ANY_PARAMETER: FieldRule = { kind: 'boolean' };

/** One input item with the parameters of the node as they are for it. Those with many expressions are worked out once. */
export class ItemParameters {
	private knownOptions?: IDataObject;

	private knownColumns?: ResourceMapperValue;

	private readonly knownEntered = new Map<KnownFields, IDataObject>();

	constructor(
		private readonly run: Run,
		/** The item's own way to Routix, shared with all items that have the same credential. */
		readonly connection: Connection,
		readonly index: number,
	) {}

	/** Whether an AI Agent fills in the parameters. */
	get isFromTool(): boolean {
		return this.origin().isFromTool;
	}

	/** A parameter as n8n brings it, with its expressions worked out; its default for what an AI writes for nothing. */
	parameter(name: string, fallback?: unknown): unknown {
		const value = this.run.context.getNodeParameter(name, this.index, fallback);
		return this.isLeftOpen(value) ? fallback : value;
	}

	/** The item's own JSON. */
	input(): IDataObject {
		return this.run.context.getInputData()[this.index].json;
	}

	/** The collection "Options"; `null` for what an AI writes for nothing. */
	options(): IDataObject {
		this.knownOptions ??= Object.fromEntries(
			Object.entries(this.parameter('options', {}) as IDataObject).map(([name, value]) => [
				name,
				this.isLeftOpen(value) ? null : value,
			]),
		);
		return this.knownOptions;
	}

	/** The resource mapper's whole value. */
	columns(): ResourceMapperValue {
		this.knownColumns ??= mapperOf(this.parameter('columns'));
		return this.knownColumns;
	}

	/**
	 * The list that the item works on.
	 * @throws {InputError} when the branch or API version cannot be right
	 */
	readAddress(): Address {
		return {
			resource: this.run.resource,
			branchPublicId: readBranch(
				this.parameter('branchPublicId', ''),
				this.connection.credential.branchPublicId,
			),
			apiVersion: readApiVersion(this.options().apiVersion),
		};
	}

	/**
	 * The record that the item works on.
	 * @throws {InputError} when its ID, name or number cannot be right
	 */
	readRecord(): RecordReference {
		const entered = this.parameter('recordId', '');
		const picked = isObject(entered) && this.isFromTool ? filledByAi(entered) : entered;
		return readRecordReference(picked, this.run.resource);
	}

	/**
	 * Everything that the item writes: the mapped fields, and the additional ones over them.
	 * @param learned what records show of the fields, if they were read
	 * @throws {InputError} when a value does not fit its field, or nothing is to be written
	 */
	readFields(learned?: LearnedFields): IDataObject {
		const known = this.knownFields(learned);
		return this.convert(known, (name) => known.ruleOf(name));
	}

	/**
	 * The same while no record was read: choices are taken as they are, since records may show more of them.
	 * @throws {InputError} as {@link readFields}
	 */
	draftFields(): IDataObject {
		const known = this.knownFields();
		return this.convert(known, (name) => withOthers(known.ruleOf(name)));
	}

	/**
	 * What the item has in one field, which may be one that is never written, like the ID.
	 * @throws {InputError} when the value does not fit its field
	 */
	readValue(name: string, learned?: LearnedFields): unknown {
		const known = this.knownFields(learned);
		const fields = convertFields(
			{ [name]: ownValue(this.entered(known), name) },
			{
				origin: this.origin(),
				ruleOf: () => known.ruleOf(name),
				naming: () => `Field "${known.labelOf(name)}"`,
				clears: false,
			},
		);
		return ownValue(fields, name);
	}

	/** The fields that the item writes although neither the form, Routix's documentation nor a record has them. */
	unknownFields(learned?: LearnedFields): string[] {
		const known = this.knownFields(learned);
		const additional = readAdditionalFields(this.options().additionalFields);
		return Object.keys({ ...this.entered(known), ...additional }).filter(
			(name) => isWritable(name) && !known.has(name),
		);
	}

	/** Why an item that is mapped automatically has nothing for a field: no column of it is called so. */
	whyMissing(name: string): Refusal | undefined {
		const isMissing = isAutomatic(this.columns()) && !Object.hasOwn(this.entered(), name);
		return isMissing ? missingColumn(name, this.input()) : undefined;
	}

	private convert(known: KnownFields, ruleOf: (name: string) => FieldRule): IDataObject {
		const mapped = Object.entries(this.entered(known)).filter(([name]) => isWritable(name));
		const fields = {
			...convertFields(Object.fromEntries(mapped), {
				origin: this.origin(),
				ruleOf,
				naming: (name) => `Field "${known.labelOf(name)}"`,
				clears: false,
			}),
			// Whoever writes JSON may know more choices than the form.
			...convertFields(readAdditionalFields(this.options().additionalFields), {
				origin: this.origin(),
				ruleOf: (name) => withOthers(ruleOf(name)),
				naming: (name) => `Additional Fields (JSON), ${name}`,
				clears: true,
			}),
		};
		if (Object.keys(fields).length > 0) return fields;
		throw new InputError(
			'There is nothing to send: no field has a value',
			'Give at least one field under Values to Send a value in this item. To clear a field, set it to null in Additional Fields (JSON) under Options.',
		);
	}

	/** What the item has for each field, before it is converted. */
	entered(known = this.knownFields()): IDataObject {
		const entered =
			this.knownEntered.get(known) ?? readColumns(this.columns(), this.input(), known.nameOf);
		this.knownEntered.set(known, entered);
		return entered;
	}

	private knownFields(learned?: LearnedFields): KnownFields {
		const { run } = this;
		const { matchingColumns, schema } = this.columns();
		run.knownFields ??= new KnownFields(run.resource, schema ?? [], matchingColumns ?? []);
		return learned ? run.knownFields.with(learned) : run.knownFields;
	}

	private origin(): Origin {
		const { run } = this;
		// Kept, since n8n copies the whole node each time (read in 2.41).
		run.origin ??= {
			timeZone: run.context.getTimezone(),
			isFromTool: isTool(run.context.getNode()),
		};
		return run.origin;
	}

	/** Whether an AI Agent wrote nothing, or one of its words for it. */
	private isLeftOpen(value: unknown): boolean {
		const { isFromTool } = this;
		return isFromTool && meansNothing(value, ANY_PARAMETER, { isFromTool });
	}
}

function withOthers(rule: FieldRule): FieldRule {
	return { ...rule, takesOthers: true };
}

/** @throws {InputError} when a field is missing that Routix needs to create a record */
export function checkRequired(
	resource: Resource,
	fields: IDataObject,
	whyMissing: ItemParameters['whyMissing'] = () => undefined,
): void {
	const missing = resource.fields?.find(
		({ name, required }) => required && isBlank(ownValue(fields, name)),
	);
	if (!missing) return;
	const { displayName, name } = missing;
	const needed = `${displayName} is empty, but Routix needs it to create ${withArticle(resource.singular)}`;
	const why = whyMissing(name);
	throw why
		? new InputError(`${needed}: ${why.reason}`, why.remedy)
		: new InputError(needed, `Give ${displayName} (${name}) a value in this item.`);
}
