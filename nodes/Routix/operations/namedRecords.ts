import { idReader } from '../contract/identity';
import type { RoutixRecord } from '../contract/record';
import { InputError } from '../inputError';
import { asText } from '../json';
import type { ItemParameters, Run } from '../parameters/itemParameters';
import { readOnCountMismatch } from '../parameters/onCountMismatch';
import { Calendar } from '../query/calendar';
import { prepareNameQuery, QueryScope } from '../query/query';
import { tellApart } from '../query/recordNames';
import { withArticle } from '../resources';
import type { Address } from '../transport/address';
import { cut } from '../values/text';
import { ListQuestions } from './listQuestions';

/** The records that the items of a run name, by whatever they are known by: each list is read once for all of them. */
export class NamedRecords {
	private readonly questions: ListQuestions;

	constructor(private readonly run: Run) {
		const { context, resource } = run;
		const scope = new QueryScope(resource, new Calendar(context.getTimezone(), Date.now()));
		this.questions = new ListQuestions(run, (item) => {
			const reference = item.readRecord();
			const isNamed = 'name' in reference;
			const list = {
				connection: item.connection,
				address: item.readAddress(),
				onCountMismatch: readOnCountMismatch(item.options().onCountMismatch),
			};
			return {
				lists: isNamed ? [list] : [],
				query: prepareNameQuery(isNamed ? reference.name : '', scope),
			};
		});
	}

	/**
	 * The one record that is known by this name or number.
	 * @throws {InputError} when there is none, or several: nobody can tell which is meant
	 */
	async find(item: ItemParameters, name: string): Promise<RoutixRecord> {
		const { parts } = await this.questions.answer(item);
		const [{ answer, list }] = parts;
		const { records } = answer;
		if (records.length === 1) return records[0];
		const { singular, plural } = this.run.resource;
		const shownName = `"${cut(name, 100)}"`;
		const branch = `in branch ${list.address.branchPublicId}`;
		if (records.length === 0) {
			throw new InputError(
				`No ${singular} ${branch} has the name or number ${shownName}`,
				`Write the name or number in full, as Routix shows it. To look for a part of it, use Get Many with Search.`,
			);
		}
		const told = tellApart(records, idReader(this.run.resource));
		throw new InputError(
			`${records.length} ${plural} ${branch} have the name or number ${shownName}: ${told}`,
			`Choose one of them by its ID, or by a number that only ${withArticle(singular)} of this name has.`,
		);
	}

	/**
	 * Where the record of an item is, found by its name or number if it is not given by its ID.
	 * @throws {InputError} as {@link find}, and when the record shows no ID
	 */
	async addressFor(item: ItemParameters): Promise<Address & { recordId: string; isListed?: true }> {
		const reference = item.readRecord();
		const address = item.readAddress();
		if ('id' in reference) return { ...address, recordId: reference.id };
		const { resource } = this.run;
		const id = idReader(resource)(await this.find(item, reference.name));
		if (id !== undefined) return { ...address, recordId: asText(id), isListed: true };
		throw new InputError(
			`Routix shows no ID of the ${resource.singular} "${cut(reference.name, 100)}", so it cannot be updated`,
			'Without IDs, Routix lets records be read only.',
		);
	}
}
