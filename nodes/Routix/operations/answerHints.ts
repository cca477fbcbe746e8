import type { IExecuteFunctions } from 'n8n-workflow';
import type { Resource } from '../resources';
import { RunHints } from '../runHints';
import type { ItemAnswer } from './listQuestions';

/** What n8n shows above the output: how many records there are beside those that are returned. */
export class AnswerHints {
	private readonly hints: RunHints;

	private withoutRecords = 0;

	private readonly itemCount: number;

	constructor(
		context: IExecuteFunctions,
		private readonly resource: Resource,
	) {
		this.hints = new RunHints(context);
		this.itemCount = context.getInputData().length;
	}

	/** @param count how many records the item got */
	note(answer: ItemAnswer, count: number): void {
		const { plural } = this.resource;
		const stated = Math.max(...answer.parts.map((part) => part.answer.statedMore ?? 0));
		if (stated > 0) {
			const message = `Routix states ${inWords(stated)} ${plural}, but hands out fewer, twice alike`;
			this.hints.tell('statedMore', message, 'warning');
		}
		if (this.itemCount === 1) {
			const message = describeAnswer(answer, count, this.resource);
			if (message !== undefined) this.hints.tell('answer', message);
		} else if (count === 0 && answer.query.matches) {
			this.withoutRecords++;
			const message = `${inWords(this.withoutRecords)} of ${inWords(this.itemCount)} items found no ${plural}`;
			this.hints.tell('emptyItems', message);
		}
	}
}

/** Undefined if the records speak for themselves: all there are. */
export function describeAnswer(
	{ lists, parts, query }: ItemAnswer,
	count: number,
	{ plural, singular }: Pick<Resource, 'plural' | 'singular'>,
): string | undefined {
	const answers = lists.map((_, index) => parts.at(index)?.answer);
	const total = sumOf(answers.map((answer) => answer?.total));
	const stated = sumOf(answers.map((answer) => answer?.total ?? answer?.stated));
	const isCut = count >= query.limit && count !== total;
	if (!isCut && !query.matches) return undefined;
	if (isCut) {
		const about = total === undefined ? 'about ' : '';
		const of = query.matches || !stated ? '' : ` of ${about}${inWords(stated)}`;
		const which = query.matches ? ' that match' : '';
		const order = query.sorting ? 'after sorting' : 'in the order of Routix';
		return `The first ${inWords(count)}${of} ${plural}${which}, ${order}`;
	}
	if (total !== undefined) {
		const verb = count === 1 || total === 1 ? 'matches' : 'match';
		return `${inWords(count)} of ${inWords(total)} ${total === 1 ? singular : plural} ${verb}`;
	}
	return count === 1 ? `1 ${singular} matches` : `${inWords(count)} ${plural} match`;
}

/** Undefined if one of them is unknown. */
function sumOf(numbers: Array<number | undefined>): number | undefined {
	return numbers.reduce<number | undefined>(
		(sum, number) => (sum === undefined || number === undefined ? undefined : sum + number),
		0,
	);
}

function inWords(count: number): string {
	return count.toLocaleString('en-US');
}
