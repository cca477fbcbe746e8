import type { BranchLists, AskedList } from '../branchLists';
import { BRANCH_FIELD } from '../fields/ownFields';
import { apiVersion } from '../parameters/apiVersion';
import { severalBranches } from '../parameters/branch';
import { combineFilters, filtersParameter } from '../parameters/filters';
import { onCountMismatch } from '../parameters/onCountMismatch';
import { questionHint, readLists, readWhich } from '../parameters/question';
import { searchParameter } from '../parameters/search';
import { Calendar } from '../query/calendar';
import { prepareQuery, QueryScope } from '../query/query';
import { AnswerHints } from './answerHints';
import { ListQuestions } from './listQuestions';
import { READS_AT_ONCE, type Operation } from './operation';

/** What is kept of a record that only counts. */
const NOTHING = {};

export const count: Operation = {
	name: 'count',
	displayName: 'Count',
	access: 'read',
	description: ({ plural }) => `Count all ${plural}, or those that match`,
	action: ({ plural }) => `Count ${plural}`,
	toolHint: questionHint,
	parameters: (resource) => [severalBranches, searchParameter(resource), filtersParameter],
	options: [apiVersion, combineFilters, onCountMismatch],
	itemsAtOnce: READS_AT_ONCE,
	begin: (run) => {
		const { context, resource } = run;
		const scope = new QueryScope(resource, new Calendar(context.getTimezone(), Date.now()));
		const questions = new ListQuestions(run, (item) => {
			const which = readWhich(item);
			const question = { ...which, sort: [], outputFields: [], limit: Infinity };
			const query = { ...prepareQuery(question, scope), leave: () => NOTHING };
			return { lists: readLists(item, resource), query };
		});
		const hints = new AnswerHints(context, resource);
		return async (item) => ({
			run: async () => {
				const { lists, query } = await questions.of(item);
				const proved = query.matches ? undefined : await countQuickly(questions.lists, lists);
				if (proved) return itemsOf(lists, proved);
				const answer = await questions.answer(item);
				const counts = answer.parts.map((part) => part.answer.records.length);
				hints.note(
					answer,
					counts.reduce((sum, one) => sum + one, 0),
				);
				return itemsOf(lists, counts);
			},
		});
	},
};

/** Undefined if one of them cannot be counted without being read. */
async function countQuickly(
	branches: BranchLists,
	lists: AskedList[],
): Promise<number[] | undefined> {
	const counts: number[] = [];
	for (const list of lists) {
		const rows = await branches.count(list);
		if (rows === undefined) return undefined;
		counts.push(rows);
	}
	return counts;
}

/** One for each branch, which it names where there are several. */
function itemsOf(lists: AskedList[], counts: number[]) {
	return lists.map(({ address }, index) => ({
		count: counts[index],
		...(lists.length > 1 && { [BRANCH_FIELD]: address.branchPublicId }),
	}));
}
