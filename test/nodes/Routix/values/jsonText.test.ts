import fc from 'fast-check';
import { readJson } from '../../../../nodes/Routix/values/jsonText';

const reasonOf = (json: string) => {
	const read = readJson(json);
	return 'refuse' in read ? read.refuse.reason : 'valid';
};

describe('JSON that was typed', () => {
	it('is read without the blanks around it', () => {
		expect(readJson('\uFEFF {"a": [1, "b"]}\u00A0\n')).toEqual({ value: { a: [1, 'b'] } });
	});

	it.each([
		[
			'{"a": "De "Kroon" B.V."}',
			'breaks at line 1, column 12, between {"a": "De " and Kroon" B.V."}',
		],
		['{"a": 1,}', 'breaks at line 1, column 9, between {"a": 1, and }'],
		['{\n  "a": 1\n  "b": 2\n}', 'breaks at line 3, column 3, between { "a": 1 and "b": 2 }'],
		["{'a': 1}", "breaks at line 1, column 2, between { and 'a': 1}"],
		['{“a”: 1}', 'breaks at line 1, column 2, between { and “a”: 1}'],
		['[1 2]', 'breaks at line 1, column 4, between [1 and 2]'],
		['[1]]', 'breaks at line 1, column 4, between [1] and ]'],
		['[1}', 'breaks at line 1, column 3, between [1 and }'],
		['{"a" 1}', 'breaks at line 1, column 6, between {"a" and 1}'],
		['{"a": None}', 'breaks at line 1, column 7, between {"a": and None}'],
		['[01]', 'breaks at line 1, column 2, between [ and 01]'],
		['{"a": {{ $json.a }}}', 'breaks at line 1, column 8, between {"a": { and { $json.a }}}'],
		['[1', 'ends too early, at line 1, column 3, after [1'],
		['', 'ends too early, at line 1, column 1, after nothing'],
		['hello', 'breaks at line 1, column 1, at hello'],
	])('is told to break where it does: %j', (json, expected) => {
		expect(reasonOf(json)).toBe(`the JSON ${expected}`);
	});

	it('suggests JSON.stringify', () => {
		expect(readJson('{')).toMatchObject({
			refuse: { remedy: expect.stringContaining('JSON.stringify') },
		});
	});
});

describe('Wherever JSON breaks', () => {
	const json = fc.jsonValue().map((value) => JSON.stringify({ value, tail: [1, true, 'x\u007F'] }));

	it('the place is found: what stands before it can still become JSON, and is never beyond the break', () => {
		fc.assert(
			fc.property(json, fc.nat(), (text, at) => {
				const position = 1 + (at % (text.length - 1));
				// A control character is allowed nowhere in JSON, neither within texts nor between them.
				const broken = `${text.slice(0, position)}\u0001${text.slice(position)}`;
				const [, column] = /line 1, column (\d+)/.exec(reasonOf(broken)) ?? [];
				const start = Number(column) - 1;
				expect(start).toBeLessThanOrEqual(position);
				// Between the place and the break there is at most one token, a text or a number that broke.
				expect(broken.slice(start, position)).toMatch(/^(|"([^"\\]|\\.)*\\?|[-\w.+]*)$/su);
			}),
		);
	});

	it('JSON is valid exactly when JavaScript reads it', () => {
		fc.assert(
			fc.property(
				json,
				fc.nat(),
				fc.constantFrom('', '"', ',', '}', '1', '\\'),
				(text, at, sign) => {
					const position = at % text.length;
					const changed = text.slice(0, position) + sign + text.slice(position + 1);
					const expected = () => JSON.parse(changed) as unknown;
					if ('refuse' in readJson(changed)) expect(expected).toThrow();
					else expect(readJson(changed)).toEqual({ value: expected() });
				},
			),
		);
	});
});
