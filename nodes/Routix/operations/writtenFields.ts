import type { IDataObject } from 'n8n-workflow';
import { learnFields, type LearnedFields } from '../fields/learnFields';
import { titleField } from '../fields/recordTitle';
import { capitalized, InputError } from '../inputError';
import type { ItemParameters } from '../parameters/itemParameters';
import { isAutomatic } from '../parameters/columns';
import { readSample } from '../readSample';
import { listOf } from '../sync/branchIndexes';
import type { WriteReport } from '../sync/writeReport';
import type { Address } from '../transport/address';
import { noKnownColumn } from '../values/columnNames';

/** The value by which people know the record that an item writes, if it has one. */
export function titleOf(item: Pick<ItemParameters, 'entered'>): IDataObject {
	const entered = item.entered();
	const title = titleField(Object.keys(entered));
	return title === undefined ? {} : { [title]: entered[title] };
}

/**
 * What the items of a run write where no records are read for another reason. The form tells what its fields take. For a
 * field that it does not have, records of the branch are looked at, once.
 */
export class WrittenFields {
	private readonly byList = new Map<string, Promise<LearnedFields>>();

	constructor(private readonly report: WriteReport) {}

	/** @throws {InputError} when a value does not fit its field, nothing is to be written, or no column is a field */
	async of(item: ItemParameters, address: Address): Promise<IDataObject> {
		// First as far as it goes without a request.
		const draft = item.readFields();
		if (item.unknownFields().length === 0) return draft;
		const learned = await this.learn(item, address);
		if (learned.size === 0) return draft;
		const fields = item.readFields(learned);
		const unseen = item.unknownFields(learned);
		const { plural } = address.resource;
		if (isAutomatic(item.columns()) && Object.keys(fields).every((name) => unseen.includes(name))) {
			const { reason, remedy } = noKnownColumn(item.input(), plural);
			throw new InputError(capitalized(reason), remedy);
		}
		this.report.tellUnseen(
			unseen,
			(names) =>
				`None of the ${plural} that were looked at shows ${names}: Routix may refuse or ignore it`,
		);
		return fields;
	}

	private async learn(item: ItemParameters, address: Address): Promise<LearnedFields> {
		const { connection } = item;
		const list = `${listOf(connection, address)} ${address.apiVersion}`;
		const learned =
			this.byList.get(list) ??
			readSample(connection, address).then(
				({ records }) => new Map(learnFields(records).map((field) => [field.name, field])),
			);
		this.byList.set(list, learned);
		return await learned;
	}
}
