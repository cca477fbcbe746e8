import fc from 'fast-check';
import { looseKey } from '../../../../nodes/Routix/sync/looseKey';
import { SyncIndex } from '../../../../nodes/Routix/sync/syncIndex';

describe('Values that Routix may take for the same have the same loose key', () => {
	it.each([
		['case', 'ACME B.V.', 'acme b.v.'],
		['blanks', ' Acme  B.V. ', 'Acme B.V.'],
		['punctuation', 'Acme, B.V.', 'Acme BV'],
		['accents', 'Besançon', 'Besanc\u0327on'],
		['the German ß', 'Straße', 'STRASSE'],
		['a way to write a phone number', '+31 (0)20-1234567', '+31(0)20 123 45 67'],
		['a way to write a number', '7.0', 7],
		['leading zeros', '007', '7'],
		['a time zone', '2026-05-04T10:00:00+02:00', '2026-05-04T08:00:00Z'],
		['letters that cannot be seen', 'Acme\u200b', 'Acme'],
		['a switch as text', 'true', true],
	])('%s', (_what, one, other) => {
		expect(looseKey([one])).toBe(looseKey([other]));
	});
});

describe('Values that differ have different loose keys', () => {
	it.each([
		['Acme 1', 'Acme 2'],
		['12', '1.2'],
		[
			['a', 'b'],
			['ab', ''],
		],
	])('%j and %j', (one, other) => {
		expect(looseKey([one].flat())).not.toBe(looseKey([other].flat()));
	});
});

it('Whatever the values are, those that match in the index have the same loose key', () => {
	const text = fc.oneof(
		fc.string({ maxLength: 3 }),
		fc.constantFrom(' A', 'a', 'A ', '7', '7.0', '07', 'é', 'e\u0301', '2026-05-04', 'true', '[1]'),
		fc.constantFrom('2026-05-04T00:00:00Z', '2026-05-04T02:00:00+02:00', '1e1', '10', 'ß', 'SS'),
	);
	const value = fc.oneof(text, fc.integer({ min: 0, max: 10 }), fc.boolean());
	fc.assert(
		fc.property(value, value, value, fc.boolean(), (one, other, third, ignoreCase) => {
			const index = new SyncIndex([{ a: one }, { a: third }], ['a'], ignoreCase);
			const matches = index.find({ a: other }).map(({ current }) => current.a);

			if (matches.includes(one)) expect(looseKey([other])).toBe(looseKey([one]));
		}),
		{ numRuns: 2_000 },
	);
});
