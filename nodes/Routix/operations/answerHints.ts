import type { IExecuteFunctions, NodeExecutionHint } from 'n8n-workflow';
import type { Resource } from '../resources';
import type { ItemAnswer } from './listQuestions';

/**
 * What n8n shows above the output: how many records there are beside those that are returned. No word from outside is in
 * it, since n8n renders HTML there.
 */
export class AnswerHints {
	private withoutRecords = 0;

	private readonly shown: { emptyItems?: NodeExecutionHint; statedMore?: NodeExecutionHint } = {};

	private readonly itemCount: number;

	constructor(
		private readonly context: IExecuteFunctions,
		private readonly resource: Resource,
	) {
		this.itemCount = context.getInputData().length;
	}

	/** @param count how many records the item got */
	note(answer: ItemAnswer, count: number): void {
		const { plural } = this.resource;
		const stated = Math.max(...answer.parts.map((part) => part.answer.statedMore ?? 0));
		if (stated > 0 && !this.shown.statedMore) {
			const message = `Routix states ${inWords(stated)} ${plural}, but hands out fewer, twice alike`;
			this.shown.statedMore = this.tell(message, 'warning');
		}
		if (this.itemCount === 1) {
			const message = describeAnswer(answer, count, this.resource);
			if (message !== undefined) this.tell(message, 'info');
		} else if (count === 0 && answer.query.matches) {
			this.withoutRecords++;
			// n8n looks at its hints when the node has ended, so this one may still be reworded.
			this.shown.emptyItems ??= this.tell('', 'info');
			this.shown.emptyItems.message = `${inWords(this.withoutRecords)} of ${inWords(this.itemCount)} items found no ${plural}`;
		}
	}

	private tell(message: string, type: NodeExecutionHint['type']): NodeExecutionHint {
		const hint: NodeExecutionHint = { message, type, location: 'outputPane' };
		// Not every n8n has it.
		this.context.addExecutionHints?.(hint);
		return hint;
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
