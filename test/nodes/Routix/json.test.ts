import { sortedJson } from '../../../nodes/Routix/json';

test('JSON with sorted keys is JSON', () => {
	const value = { b: [1, 'ü"\n', null, true], a: { d: 1.5, c: {} }, e: [] };
	expect(sortedJson(value)).toBe('{"a":{"c":{},"d":1.5},"b":[1,"ü\\"\\n",null,true],"e":[]}');
	expect(sortedJson({ a: undefined, b: [undefined] })).toBe('{"b":[null]}');
});
