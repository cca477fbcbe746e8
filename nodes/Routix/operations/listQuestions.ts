import { BranchLists, type AskedList, type ListAnswer } from '../branchLists';
import type { ItemParameters, Run } from '../parameters/itemParameters';
import type { Query } from '../query/query';
import { checkQuery } from '../query/queryCheck';

/** What an item asks of Routix's lists. */
export interface ListQuestion {
	/** In the order of the branches. */
	lists: AskedList[];
	query: Query;
}

/** What the lists have for an answer to it: those that were read, one part each. */
export interface ItemAnswer extends ListQuestion {
	parts: Array<{ list: AskedList; answer: ListAnswer }>;
}

/**
 * What all the items of a run ask of Routix's lists. It is worked out for every item before the first one is answered,
 * so that each list is read once, whatever they ask.
 */
export class ListQuestions {
	readonly lists = new BranchLists();

	private asked?: Promise<Array<Promise<ListQuestion>>>;

	/** @param read works out what an item asks, and throws if that cannot be asked: then the item fails by itself */
	constructor(
		private readonly run: Run,
		private readonly read: (item: ItemParameters) => ListQuestion,
	) {}

	/** @throws {InputError} when the item asks what cannot be asked */
	async of({ index }: ItemParameters): Promise<ListQuestion> {
		this.asked ??= this.askAll();
		return await (
			await this.asked
		)[index];
	}

	/**
	 * The answers of one list after the other, as far as they are wanted.
	 * @throws {InputError} when the question is wrong, which may show in the records only
	 */
	async answer(item: ItemParameters): Promise<ItemAnswer> {
		const { lists, query } = await this.of(item);
		const parts: ItemAnswer['parts'] = [];
		for (const list of lists) {
			if (isAnswered(query, parts)) break;
			parts.push({ list, answer: await this.lists.answer(list, query) });
		}
		const [{ address }] = lists;
		checkQuery(
			query,
			parts.map(({ answer }) => answer.shown),
			{ singular: address.resource.singular, apiVersion: address.apiVersion },
		);
		return { lists, parts, query };
	}

	private async askAll(): Promise<Array<Promise<ListQuestion>>> {
		const asked = this.run.context.getInputData().map(async (_, index) => {
			const question = this.read(await this.run.itemAt(index));
			for (const list of question.lists) this.lists.announce(list, question.query);
			return question;
		});
		await Promise.allSettled(asked);
		return asked;
	}
}

/** Whether no further list can change the answer. */
function isAnswered({ limit, named, sorting }: Query, parts: ItemAnswer['parts']): boolean {
	if (sorting) return false;
	const found = parts.reduce((count, { answer }) => count + answer.records.length, 0);
	const isMet = named.every(({ reader }) =>
		parts.some(({ answer }) => answer.shown.get(reader)?.isShown),
	);
	return found >= limit && isMet;
}
