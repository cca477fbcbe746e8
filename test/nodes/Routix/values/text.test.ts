import fc from 'fast-check';
import {
	cut,
	isBlank,
	matchText,
	nearText,
	shown,
	tidyText,
} from '../../../../nodes/Routix/values/text';

const blanks = fc
	.array(fc.constantFrom(' ', '\t', '\r\n', '\u00A0', '\u2009', '\u202F', '\u3000'), {
		minLength: 1,
	})
	.map((parts) => parts.join(''));
const invisible = fc.constantFrom('', '\u200B', '\uFEFF', '\u00AD', '\u200E');
const words = fc.array(
	fc.string({ unit: 'grapheme', minLength: 1 }).filter((word) => !isBlank(word)),
	{
		minLength: 1,
		maxLength: 4,
	},
);
const texts = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }));

describe('Texts that mean the same', () => {
	it('are those that differ in blanks, invisible signs and letter form only', () => {
		fc.assert(
			fc.property(words, fc.array(blanks), invisible, (parts, rooms, sign) => {
				const plain = parts.map(tidyText).join(' ');
				const room = (index: number) => rooms[index % Math.max(1, rooms.length)] ?? ' ';
				const messy = parts.reduce((text, part, index) => text + room(index) + sign + part, '');
				expect(matchText(` ${messy.normalize('NFD')}\u00A0`)).toBe(matchText(plain));
				expect(matchText(plain)).not.toBe('');
			}),
		);
	});

	it('are not those that differ in case, unless it is ignored', () => {
		expect(matchText('Acme')).not.toBe(matchText('ACME'));
		expect(matchText('Acme', true)).toBe(matchText('ACME', true));
		expect(matchText('Hauptstraße', true)).toBe(matchText('HAUPTSTRASSE', true));
	});

	it('are found by a text of their own that stays the same', () => {
		fc.assert(
			fc.property(texts, fc.boolean(), (text, ignoreCase) => {
				const once = matchText(text, ignoreCase);
				expect(matchText(once, ignoreCase)).toBe(once);
				expect(tidyText(tidyText(text))).toBe(tidyText(text));
			}),
			{ numRuns: 1_000 },
		);
	});
});

describe('Texts that people take for one', () => {
	it.each([
		['12-AB-34', '12ab34'],
		['Acme B.V.', 'ACME BV'],
		['Ĳssel', 'IJSSEL'],
		['Ａｃｍｅ', 'Acme'],
		['Café', 'Cafe\u0301'],
		['Jansen & Zn.', 'Jansen Zn'],
		['Groß', 'GROSS'],
	])('are %s and %s', (left, right) => {
		expect(nearText(left)).toBe(nearText(right));
	});

	it.each([
		['Café', 'Cafe'],
		['A+B', 'AB'],
		['--', '...'],
		['Acme 1', 'Acme 2'],
	])('are not %s and %s', (left, right) => {
		expect(nearText(left)).not.toBe(nearText(right));
	});

	it('are all those that match', () => {
		fc.assert(
			fc.property(texts, (text) => {
				expect(nearText(matchText(text))).toBe(nearText(text));
				expect(nearText(matchText(text, true))).toBe(nearText(text));
				expect(nearText(nearText(text))).toBe(nearText(text));
			}),
			{ numRuns: 1_000 },
		);
	});
});

describe('A text in a message', () => {
	it('is cut between letters', () => {
		expect(cut('x'.repeat(60))).toBe('x'.repeat(60));
		expect(cut('🚚'.repeat(100), 5)).toBe('🚚🚚…');
	});

	it('is short whatever the value is, and no value is too much', () => {
		const endless: unknown[] = [];
		endless.push(endless, endless);

		expect(shown(endless)).toBe('[[[…], […]], [[…], […]]]');
		expect(shown({ a: [1, { b: 2 }], c: null })).toBe('{"a": [1, {…}], "c": null}');
		expect(shown([1, 2, 3, 4, 5])).toBe('[1, 2, 3, 4, …]');
		fc.assert(
			fc.property(fc.anything(), (value) => {
				expect(shown(value).length).toBeLessThanOrEqual(121);
			}),
		);
	});
});
