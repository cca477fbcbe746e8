import fc from 'fast-check';
import type { RoutixRecord } from '../../../../nodes/Routix/contract/record';
import { Calendar } from '../../../../nodes/Routix/query/calendar';
import { FieldReaders } from '../../../../nodes/Routix/query/fieldReader';
import { Gathering, type Hit } from '../../../../nodes/Routix/query/gathering';
import { onlyFields } from '../../../../nodes/Routix/query/outputFields';
import { prepareQuery, QueryScope, type Question } from '../../../../nodes/Routix/query/query';
import { Sorting } from '../../../../nodes/Routix/query/sorting';
import { resourceNamed } from '../../../../nodes/Routix/resources';
import { foundPlainly, questions, records } from './randomQueries';

const calendar = new Calendar('Europe/Amsterdam', Date.parse('2026-02-10T12:00:00Z'));
const scope = () => new QueryScope(resourceNamed('account'), calendar);

const everything: Question = {
	search: '',
	filters: [],
	combination: 'all',
	sort: [],
	outputFields: [],
	limit: Infinity,
};

/** The answers to several questions about a list that is read as often as there are passes. */
function ask(asked: Question[], ...passes: RoutixRecord[][]): RoutixRecord[][] {
	const shared = scope();
	const queries = asked.map((question) => prepareQuery(question, shared));
	const gathering = new Gathering(queries);
	const kept = new Map<unknown, Hit | undefined>();
	for (const [index, pass] of passes.entries()) {
		for (const record of pass) kept.set(record.id, gathering.keep(record, index + 1));
	}
	const inOrder = passes.at(-1)?.flatMap(({ id }) => kept.get(id) ?? []) ?? [];
	const answers = Gathering.answers(inOrder);
	return queries.map((query) =>
		(answers.get(query) ?? []).map(({ record }) => record as RoutixRecord),
	);
}

/** What a question has for an answer, worked out in the plainest way. */
function answerPlainly(all: RoutixRecord[], question: Question): RoutixRecord[] {
	const { limit, outputFields, sort } = question;
	const sorting = new Sorting(sort, new FieldReaders());
	return foundPlainly(all, question)
		.sort((left, right) => sorting.compare(sorting.keysOf(left), sorting.keysOf(right)))
		.slice(0, limit)
		.map((record) => (outputFields.length > 0 ? onlyFields(outputFields, ['id'])(record) : record));
}

describe('Queries of a list', () => {
	it('are answered as if each had all records before it', () => {
		fc.assert(
			fc.property(records, fc.array(questions, { minLength: 1, maxLength: 4 }), (all, asked) => {
				expect(ask(asked, all)).toEqual(asked.map((question) => answerPlainly(all, question)));
			}),
			{ numRuns: 100 },
		);
	});

	it('are answered by the last reading when the list is read again', () => {
		fc.assert(
			fc.property(records, records, fc.array(questions, { maxLength: 3 }), (before, all, asked) => {
				const answers = ask(asked, before, all);

				expect(answers).toEqual(asked.map((question) => answerPlainly(all, question)));
			}),
		);
	});

	it('sorted by fields that tell all records apart, come out alike for any order of them', () => {
		fc.assert(
			fc.property(
				records.chain((all) =>
					fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
				),
				questions,
				([all, shuffled], question) => {
					const sort = [...question.sort, { field: 'id', direction: 'asc' as const }];

					expect(ask([{ ...question, sort }], shuffled)).toEqual(ask([{ ...question, sort }], all));
				},
			),
		);
	});

	it('that want the best few of many get them, the earlier one of two that are alike', () => {
		const amounts = fc.array(fc.integer({ min: 0, max: 400 }), {
			minLength: 900,
			maxLength: 2_000,
		});
		const direction = fc.constantFrom('asc' as const, 'desc' as const);
		fc.assert(
			fc.property(amounts, direction, fc.integer({ min: 1, max: 60 }), (list, towards, limit) => {
				const all = list.map((amount, index) => ({ id: `r${index}`, amount }));
				const question = { ...everything, sort: [{ field: 'amount', direction: towards }], limit };
				const sign = towards === 'asc' ? 1 : -1;

				expect(ask([question], all)[0]).toEqual(
					[...all].sort((left, right) => (left.amount - right.amount) * sign).slice(0, limit),
				);
			}),
			{ numRuns: 30 },
		);
	});

	it('that want the best few of many hold on to little more than those', () => {
		const query = prepareQuery(
			{ ...everything, sort: [{ field: 'amount', direction: 'desc' }], limit: 10 },
			scope(),
		);
		const gathering = new Gathering([query]);
		const hits: Hit[] = [];

		// The worst order: each record is better than all before it.
		for (let amount = 0; amount < 20_000; amount++) {
			const hit = gathering.keep({ id: `r${amount}`, amount }, 1);
			if (hit) hits.push(hit);
		}

		expect(hits.filter(({ record }) => record !== undefined).length).toBeLessThan(600);
		const answer = Gathering.answers(hits).get(query) ?? [];
		expect(answer.map(({ record }) => record?.amount)).toEqual(
			Array.from({ length: 10 }, (_, index) => 19_999 - index),
		);
	});
});

describe('Nothing more is read', () => {
	const isEnoughAfter = (question: Partial<Question>, ...all: RoutixRecord[]) => {
		const gathering = new Gathering([prepareQuery({ ...everything, ...question }, scope())]);
		return all.map((record) => {
			gathering.keep(record, 1);
			return gathering.isEnough();
		});
	};

	it('once the limit is filled', () => {
		const filters = [{ field: 'name', operator: 'equals' as const, value: 'a' }];

		expect(
			isEnoughAfter({ filters, limit: 2 }, { name: 'a' }, { name: 'b' }, { name: 'a' }),
		).toEqual([false, false, true]);
	});

	it('but not before each field that is named was met: it may be a mistake', () => {
		const filters = [{ field: 'nam', operator: 'isEmpty' as const, value: '' }];

		expect(isEnoughAfter({ filters, limit: 1 }, { name: 'a' }, { nam: null })).toEqual([
			false,
			true,
		]);
	});

	it('never while the best ones are looked for', () => {
		const sort = [{ field: 'name', direction: 'asc' as const }];

		expect(isEnoughAfter({ sort, limit: 1 }, { name: 'a' }, { name: 'b' })).toEqual([false, false]);
	});
});
