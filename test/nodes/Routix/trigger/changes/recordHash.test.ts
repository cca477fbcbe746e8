import { recordHash, rowsByRecord } from '../../../../../nodes/Routix/trigger/changes/recordHash';

describe('The key of a record', () => {
	test('is its id, whatever else it holds', () => {
		expect(recordHash({ id: 'a', status: 'draft' })).toBe(
			recordHash({ id: 'a', status: 'planned' }),
		);
		expect(recordHash({ id: 'a' })).not.toBe(recordHash({ id: 'b' }));
		expect(recordHash({ id: 'a' })).toHaveLength(8);
	});

	test('tells a number from a text', () => {
		expect(recordHash({ id: 7 })).not.toBe(recordHash({ id: '7' }));
	});

	test.each([undefined, null, ''])('is its whole content when its id is %p', (id) => {
		expect(recordHash({ id, name: 'a', city: 'b' })).toBe(recordHash({ city: 'b', name: 'a', id }));
		expect(recordHash({ id, name: 'a' })).not.toBe(recordHash({ id, name: 'b' }));
	});
});

test('Rows with the same ID are one record', () => {
	const rows = [
		{ id: 'a', stop: 1 },
		{ id: 'b', stop: 1 },
		{ id: 'a', stop: 2 },
	];
	expect([...rowsByRecord(rows).values()]).toEqual([[rows[0], rows[2]], [rows[1]]]);
});
