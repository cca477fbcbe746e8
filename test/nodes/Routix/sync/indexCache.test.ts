import { IndexCache } from '../../../../nodes/Routix/sync/indexCache';
import { LiveIndex } from '../../../../nodes/Routix/sync/liveIndexes';

const MINUTE = 60_000;
let now: number;

beforeEach(() => {
	now = 1_000_000;
	jest.spyOn(Date, 'now').mockImplementation(() => now);
});
afterEach(() => jest.restoreAllMocks());

/** An entry of this execution, read now. */
const entry = (executionId: string, size = 1) => ({
	executionId,
	index: new LiveIndex(),
	readAt: now,
	size,
});

const has = (cache: IndexCache, ...keys: string[]) =>
	keys.map((key) => cache.get(key) !== undefined);

describe('An index that a loop uses again', () => {
	it('is found under its key, and no other', () => {
		const cache = new IndexCache();
		const kept = entry('1');
		cache.set('key', kept);

		expect(cache.get('key')).toBe(kept.index);
		expect(cache.get('other')).toBeUndefined();
	});

	it('is five minutes old at most, however often it is used', () => {
		const cache = new IndexCache();
		cache.set('key', entry('1'));

		now += 5 * MINUTE - 1;
		expect(cache.get('key')).toBeDefined();
		now += 1;
		expect(cache.get('key')).toBeUndefined();
		expect(cache.size).toBe(0);
	});

	it('goes when another one is looked for and it is too old', () => {
		const cache = new IndexCache();
		cache.set('forgotten', entry('1'));

		now += 5 * MINUTE;
		cache.get('another');

		expect(cache.size).toBe(0);
	});

	it('goes with its execution', () => {
		const cache = new IndexCache();
		cache.set('a', entry('1'));
		cache.set('b', entry('1'));
		cache.set('c', entry('2'));

		cache.drop('1');

		expect(has(cache, 'a', 'b', 'c')).toEqual([false, false, true]);
	});

	it('makes room for a newer one, the oldest first', () => {
		const cache = new IndexCache(100);
		for (const key of ['a', 'b', 'c']) cache.set(key, entry(key, 40));

		expect(has(cache, 'a', 'b', 'c')).toEqual([false, true, true]);
		expect(cache.size).toBeLessThanOrEqual(100);
	});

	it('that is too large alone is not kept, and drives no other one out', () => {
		const cache = new IndexCache(100);
		cache.set('small', entry('1', 40));
		cache.set('large', entry('1', 101));

		expect(has(cache, 'large', 'small')).toEqual([false, true]);
	});
});
