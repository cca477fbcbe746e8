import type { NodeExecutionHint } from 'n8n-workflow';
import { AnswerHints, describeAnswer } from '../../../../nodes/Routix/operations/answerHints';
import type { ItemAnswer } from '../../../../nodes/Routix/operations/listQuestions';
import { resourceNamed } from '../../../../nodes/Routix/resources';

const account = resourceNamed('account');

interface Length {
	total?: number;
	stated?: number;
	statedMore?: number;
}

/** What an item asked, and how long the lists are that were read for it. */
function answerOf(
	asked: { isFiltered?: boolean; isSorted?: boolean; limit?: number },
	lengths: Length[],
	listCount = lengths.length,
): ItemAnswer {
	return {
		lists: Array.from({ length: listCount }, () => ({})),
		query: {
			limit: asked.limit ?? Infinity,
			...(asked.isFiltered && { matches: () => true }),
			...(asked.isSorted && { sorting: {} }),
		},
		parts: lengths.map((answer) => ({ answer })),
	} as unknown as ItemAnswer;
}

describe('Above the output stands', () => {
	it.each<[string | undefined, ItemAnswer, number]>([
		['3 of 20,000 accounts match', answerOf({ isFiltered: true }, [{ total: 20_000 }]), 3],
		['1 of 20,000 accounts matches', answerOf({ isFiltered: true }, [{ total: 20_000 }]), 1],
		['0 of 1 account matches', answerOf({ isFiltered: true }, [{ total: 1 }]), 0],
		['3 accounts match', answerOf({ isFiltered: true }, [{}]), 3],
		['1 account matches', answerOf({ isFiltered: true }, [{}]), 1],
		['7 of 30 accounts match', answerOf({ isFiltered: true }, [{ total: 10 }, { total: 20 }]), 7],
		['7 accounts match', answerOf({ isFiltered: true }, [{ total: 10 }, {}]), 7],
		[
			'The first 50 of about 20,000 accounts, in the order of Routix',
			answerOf({ limit: 50 }, [{ stated: 20_000 }]),
			50,
		],
		['The first 50 accounts, in the order of Routix', answerOf({ limit: 50 }, [{}]), 50],
		[
			'The first 50 accounts, in the order of Routix',
			answerOf({ limit: 50 }, [{ stated: 20_000 }], 2),
			50,
		],
		[
			'The first 5 of 20,000 accounts, after sorting',
			answerOf({ limit: 5, isSorted: true }, [{ total: 20_000 }]),
			5,
		],
		[
			'The first 5 accounts that match, in the order of Routix',
			answerOf({ limit: 5, isFiltered: true }, [{ stated: 20_000 }]),
			5,
		],
		[undefined, answerOf({}, [{ total: 20_000 }]), 20_000],
		[undefined, answerOf({ limit: 50 }, [{ total: 7 }]), 7],
		[undefined, answerOf({ limit: 50 }, [{ total: 50 }]), 50],
	])('%j', (expected, answer, count) => {
		expect(describeAnswer(answer, count, account)).toBe(expected);
	});
});

describe('n8n is told', () => {
	function hintsOf(itemCount: number, note: (hints: AnswerHints) => void): NodeExecutionHint[] {
		const shown: NodeExecutionHint[] = [];
		const context = {
			getInputData: () => Array.from({ length: itemCount }),
			addExecutionHints: (...hints: NodeExecutionHint[]) => shown.push(...hints),
		};
		note(new AnswerHints(context as never, account));
		return shown;
	}

	it('the hint of a single item, short enough to be read', () => {
		const answer = answerOf({ isFiltered: true }, [{ total: 20_000 }]);

		expect(hintsOf(1, (hints) => hints.note(answer, 3))).toEqual([
			{ message: '3 of 20,000 accounts match', type: 'info', location: 'outputPane' },
		]);
	});

	it('how many of several items found nothing, and nothing if all did', () => {
		const answer = answerOf({ isFiltered: true }, [{ total: 20_000 }]);
		const noteAll = (counts: number[]) => (hints: AnswerHints) => {
			for (const count of counts) hints.note(answer, count);
		};

		expect(hintsOf(4, noteAll([1, 0, 2, 0])).map(({ message }) => message)).toEqual([
			'2 of 4 items found no accounts',
		]);
		expect(hintsOf(2, noteAll([1, 2]))).toEqual([]);
	});

	it('once that Routix states more records than it hands out', () => {
		const answer = answerOf({}, [{ statedMore: 5_000 }]);

		const hints = hintsOf(2, (them) => {
			them.note(answer, 10);
			them.note(answer, 10);
		});

		expect(hints).toEqual([
			{
				message: 'Routix states 5,000 accounts, but hands out fewer, twice alike',
				type: 'warning',
				location: 'outputPane',
			},
		]);
	});

	it('nothing by an n8n without hints', () => {
		const context = { getInputData: () => [{}] };
		const answer = answerOf({ isFiltered: true }, [{}]);

		expect(() => new AnswerHints(context as never, account).note(answer, 1)).not.toThrow();
	});
});
