import { deepCopy } from 'n8n-workflow';
import { BRANCH_FIELD } from '../fields/ownFields';
import { apiVersion } from '../parameters/apiVersion';
import { severalBranches } from '../parameters/branch';
import { combineFilters, filtersParameter } from '../parameters/filters';
import { limit, readWanted, returnAll } from '../parameters/limit';
import { onCountMismatch } from '../parameters/onCountMismatch';
import { outputFields, readOutputFields } from '../parameters/outputFields';
import { questionHint, readLists, readWhich } from '../parameters/question';
import { searchParameter } from '../parameters/search';
import { readSort, sort } from '../parameters/sort';
import { Calendar } from '../query/calendar';
import type { RoutixRecord } from '../contract/record';
import { prepareQuery, QueryScope } from '../query/query';
import { AnswerHints } from './answerHints';
import { ListQuestions, type ItemAnswer } from './listQuestions';
import { READS_AT_ONCE, type Operation } from './operation';

export const getMany: Operation = {
	name: 'getAll',
	displayName: 'Get Many',
	access: 'read',
	description: ({ plural }) =>
		`Retrieve all ${plural}, those that match, or as many as a limit allows`,
	action: ({ plural }) => `Get many ${plural}`,
	toolHint: (resource) =>
		`${questionHint(resource)} Ask only for the output fields that are needed, so that the answer is short.`,
	parameters: (resource) => [
		severalBranches,
		searchParameter(resource),
		filtersParameter,
		returnAll,
		limit,
	],
	options: [apiVersion, combineFilters, outputFields, sort, onCountMismatch],
	itemsAtOnce: READS_AT_ONCE,
	begin: (run) => {
		const { context, resource } = run;
		const scope = new QueryScope(resource, new Calendar(context.getTimezone(), Date.now()));
		const questions = new ListQuestions(run, (item) => {
			const options = item.options();
			const question = {
				...readWhich(item),
				sort: readSort(options.sort, item.isFromTool),
				outputFields: readOutputFields(options.outputFields),
				limit: readWanted(item.parameter('returnAll', false), item.parameter('limit', 50)),
			};
			return { lists: readLists(item, resource), query: prepareQuery(question, scope) };
		});
		const hints = new AnswerHints(context, resource);
		const isShared = context.getInputData().length > 1;
		return async (item) => ({
			run: async () => {
				const answer = await questions.answer(item);
				const records = joined(answer);
				hints.note(answer, records.length);
				// What changes the record of one item must not change that of another.
				return isShared ? records.map((record) => deepCopy(record)) : records;
			},
		});
	},
};

/** The records of all lists: sorted as one, with their branch where there are several, as many as are wanted. */
function joined({ lists, parts, query }: ItemAnswer): RoutixRecord[] {
	if (lists.length === 1) return parts[0].answer.records;
	const { limit, sorting } = query;
	const hits = parts.flatMap(({ answer, list }) =>
		answer.records.map((record, index) => ({
			record: { ...record, [BRANCH_FIELD]: list.address.branchPublicId },
			keys: answer.keys[index],
		})),
	);
	if (sorting) hits.sort((left, right) => sorting.compare(left.keys, right.keys));
	return hits.slice(0, limit).map(({ record }) => record);
}
