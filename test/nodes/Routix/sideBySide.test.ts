import fc from 'fast-check';
import { sideBySide, type Work } from '../../../nodes/Routix/sideBySide';

/** One piece of work of a test, and what it comes to. */
interface Piece {
	atOnce?: number;
	key?: string;
	pause?: boolean;
	fails?: 'when it is prepared' | 'when it runs';
}

/** Does these pieces and notes what happens, in the order in which it happens. */
async function play(
	pieces: Piece[],
	{
		stopsOnFailure = false,
		isCancelled = () => false,
		wait = async () => {},
	}: {
		stopsOnFailure?: boolean;
		isCancelled?: (events: string[]) => boolean;
		/** How long a piece takes, and a pause. */
		wait?: (label: string) => Promise<void>;
	} = {},
) {
	const events: string[] = [];
	const underWay = new Set<number>();
	let most = 0;
	const prepare = async (index: number): Promise<Work<number>> => {
		const { atOnce = 3, fails, key, pause } = pieces[index];
		if (fails === 'when it is prepared') throw new Error(`${index} is wrong`);
		return {
			atOnce,
			key,
			pause: pause
				? async () => {
						events.push(`pause ${index}, ${underWay.size} under way`);
						await wait(`pause ${index}`);
					}
				: undefined,
			run: async () => {
				const rivals = [...underWay].filter((other) => key && pieces[other].key === key);
				expect(rivals).toEqual([]);
				underWay.add(index);
				expect(underWay.size).toBeLessThanOrEqual(atOnce);
				most = Math.max(most, underWay.size);
				events.push(`begin ${index}`);
				await wait(`run ${index}`);
				underWay.delete(index);
				events.push(`end ${index}`);
				if (fails === 'when it runs') throw new Error(`${index} failed`);
				return index;
			},
		};
	};
	const outcomes = await sideBySide({
		count: pieces.length,
		prepare,
		stopsOnFailure,
		isCancelled: () => isCancelled(events),
	});
	expect(underWay.size).toBe(0);
	return { events, outcomes, most };
}

const begun = (events: string[]) =>
	events.filter((event) => event.startsWith('begin')).map((event) => Number(event.slice(6)));

/** As many promises that are settled by hand, by their names. */
function gates() {
	const open = new Map<string, () => void>();
	return {
		wait: async (label: string) => await new Promise<void>((resolve) => open.set(label, resolve)),
		open: async (label: string) => {
			open.get(label)?.();
			await settled();
		},
	};
}

const settled = async () => await new Promise((resolve) => setImmediate(resolve));

describe('Pieces of work', () => {
	it('are done several at once, and the next begins when one ends', async () => {
		const { open, wait } = gates();
		const playing = play(Array(4).fill({ atOnce: 2 }), { wait });
		for (const index of [1, 0, 3, 2]) {
			await settled();
			await open(`run ${index}`);
		}
		const { events, outcomes } = await playing;

		expect(events).toEqual([
			'begin 0',
			'begin 1',
			'end 1',
			'begin 2',
			'end 0',
			'begin 3',
			'end 3',
			'end 2',
		]);
		expect(outcomes).toEqual([0, 1, 2, 3].map((value) => ({ status: 'fulfilled', value })));
	});

	it('with the same key follow each other, and none overtakes', async () => {
		const { open, wait } = gates();
		const playing = play([{ key: 'a' }, { key: 'a' }, { key: 'b' }], { wait });
		await settled();
		await open('run 0');
		await open('run 2');
		await open('run 1');
		const { events } = await playing;

		expect(events).toEqual(['begin 0', 'end 0', 'begin 1', 'begin 2', 'end 2', 'end 1']);
	});

	it('wait out a pause when all before it have ended', async () => {
		const { open, wait } = gates();
		const playing = play([{}, {}, { pause: true }, {}], { wait });
		for (const label of ['run 0', 'run 1', 'pause 2', 'run 2', 'run 3']) {
			await settled();
			await open(label);
		}
		const { events } = await playing;

		expect(events.slice(2, 6)).toEqual(['end 0', 'end 1', 'pause 2, 0 under way', 'begin 2']);
	});

	it('that fail are told in their place, and the others are done', async () => {
		const { outcomes } = await play([
			{},
			{ fails: 'when it is prepared' },
			{ fails: 'when it runs' },
			{},
		]);

		expect(outcomes.map(({ status }) => status)).toEqual([
			'fulfilled',
			'rejected',
			'rejected',
			'fulfilled',
		]);
		expect(outcomes[1]).toMatchObject({ reason: { message: '1 is wrong' } });
	});

	it('are none at all for none', async () => {
		expect((await play([])).outcomes).toEqual([]);
	});

	it('begin no more once a pause was cut short by a cancellation', async () => {
		const isCancelled = (events: string[]) => events.includes('pause 1, 0 under way');
		const { events, outcomes } = await play([{}, { pause: true }, {}], { isCancelled });

		expect(begun(events)).toEqual([0]);
		expect(outcomes).toHaveLength(1);
	});
});

describe('However long each takes and whichever fails', () => {
	const piece = fc.record({
		atOnce: fc.integer({ min: 1, max: 5 }),
		key: fc.option(fc.constantFrom('a', 'b', 'c'), { nil: undefined }),
		pause: fc.boolean(),
		fails: fc.option(fc.constantFrom('when it is prepared', 'when it runs'), {
			nil: undefined,
			freq: 4,
		}),
	}) as fc.Arbitrary<Piece>;

	it('they begin in order, none beside one with its key, and all are done unless a failure stops them', async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.array(piece, { maxLength: 15 }),
				fc.boolean(),
				fc.scheduler(),
				async (pieces, stopsOnFailure, scheduler) => {
					const wait = async (label: string) => await scheduler.schedule(Promise.resolve(), label);
					const playing = play(pieces, { stopsOnFailure, wait });
					await scheduler.waitFor(playing);
					const { events, outcomes } = await playing;

					const started = begun(events);
					expect(started).toEqual([...started].sort((one, other) => one - other));
					const failed = outcomes.findIndex((outcome) => outcome?.status === 'rejected');
					if (!stopsOnFailure || failed < 0) {
						expect(outcomes.map(({ status }) => status === 'rejected')).toEqual(
							pieces.map(({ fails }) => fails !== undefined),
						);
						return;
					}
					// All before the first that failed are done, and nothing began once a failure was known.
					expect(outcomes.slice(0, failed).every(({ status }) => status === 'fulfilled')).toBe(
						true,
					);
					const firstEnd = events.findIndex((event) =>
						pieces.some(({ fails }, index) => fails === 'when it runs' && event === `end ${index}`),
					);
					if (firstEnd >= 0) expect(begun(events.slice(firstEnd))).toEqual([]);
				},
			),
			{ numRuns: 300 },
		);
	});
});
