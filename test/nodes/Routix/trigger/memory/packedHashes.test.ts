import {
	hashOf,
	pack,
	packedCount,
	unpack,
} from '../../../../../nodes/Routix/trigger/memory/packedHashes';

describe('Packed hashes', () => {
	test('come back as they were, in their order', () => {
		const hashes = ['one', 'two', 'three', 'ÿ'].map(hashOf);
		expect(unpack(pack(hashes))).toEqual(hashes);
		expect(unpack(pack([]))).toEqual([]);
	});

	test('are counted without unpacking', () => {
		expect(packedCount('')).toBe(0);
		expect(packedCount(pack(['one', 'two', 'three'].map(hashOf)))).toBe(3);
	});

	test.each([
		['no text', 42],
		['no base64', '!!!!'],
		['cut within a hash', pack([hashOf('one'), hashOf('two')]).slice(0, 16)],
		['cut within a group', pack([hashOf('one')]).slice(0, 11)],
	])('are damaged: %s', (_, text) => {
		expect(packedCount(text)).toBeUndefined();
	});
});
