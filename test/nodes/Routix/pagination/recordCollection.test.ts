import type { RoutixRecord } from '../../../../nodes/Routix/contract/record';
import {
	RecordCollection,
	type CollectionSettings,
} from '../../../../nodes/Routix/pagination/recordCollection';

function collectionOf(settings: Partial<CollectionSettings<RoutixRecord>> = {}) {
	return new RecordCollection({ maximum: Infinity, keep: (record) => record, ...settings });
}

/** Adds rows as one pass meets them: each letter is a record, in the state that the pass saw. */
function pass(collection: RecordCollection<RoutixRecord>, letters: string, state: string): void {
	for (const id of letters) collection.add(id, { id, state });
}

const contents = (collection: RecordCollection<RoutixRecord>) =>
	collection
		.inOrder()
		.map(({ id, state }) => `${String(id)}${String(state)}`)
		.join(' ');

describe('the collection of records', () => {
	it('keeps the order in which a pass met them', () => {
		const collection = collectionOf();
		pass(collection, 'bca', '1');
		expect(contents(collection)).toBe('b1 c1 a1');
	});

	it('keeps the order and content of the latest pass, then what only earlier ones met', () => {
		const collection = collectionOf();
		pass(collection, 'abcd', '1');
		collection.beginNextPass();
		pass(collection, 'xca', '2');
		collection.beginNextPass();
		pass(collection, 'c', '3');
		expect(contents(collection)).toBe('c3 x2 a2 b1 d1');
		expect(collection.size).toBe(5);
	});

	it('says which records this pass has met', () => {
		const collection = collectionOf();
		pass(collection, 'ab', '1');
		collection.beginNextPass();
		pass(collection, 'b', '2');
		expect([collection.has('a'), collection.has('b')]).toEqual([false, true]);
		expect([collection.add('a', { id: 'a' }), collection.add('b', { id: 'b' })]).toEqual([
			true,
			false,
		]);
	});

	it('takes no more records than are wanted', () => {
		const collection = collectionOf({ maximum: 2 });
		pass(collection, 'abc', '1');
		expect(contents(collection)).toBe('a1 b1');
		expect(collection.isFull).toBe(true);
	});

	it('counts the rows of a record that one page showed more than once', () => {
		const collection = collectionOf();
		pass(collection, 'ab', '1');
		collection.addTwin('a', 2);
		collection.addTwin('a', 3);
		collection.addTwin('a', 2);
		expect([collection.size, collection.rows]).toEqual([2, 4]);
	});

	it('keeps of a record what is wanted, and of its later state nothing if it is not', () => {
		const collection = collectionOf({
			keep: (record, pass) => (record.state === 'gone' ? undefined : { ...record, pass }),
		});
		pass(collection, 'ab', '1');
		pass(collection, 'c', 'gone');
		collection.beginNextPass();
		pass(collection, 'b', 'gone');
		pass(collection, 'c', '2');
		expect(collection.inOrder()).toEqual([
			{ id: 'c', state: '2', pass: 2 },
			{ id: 'a', state: '1', pass: 1 },
		]);
		expect([collection.size, collection.has('b')]).toEqual([3, true]);
	});

	it('takes nothing more once there is enough', () => {
		let taken = 0;
		const collection = collectionOf({
			keep: (record) => (taken++ === 1 ? undefined : record),
			isEnough: () => taken === 3,
		});
		pass(collection, 'abcd', '1');
		expect(contents(collection)).toBe('a1 c1');
		expect(collection.isFull).toBe(true);
	});
});
