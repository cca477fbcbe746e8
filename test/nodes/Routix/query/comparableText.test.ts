import fc from 'fast-check';
import { comparableText } from '../../../../nodes/Routix/query/comparableText';
import { matchText } from '../../../../nodes/Routix/values/text';

describe('Two texts are compared', () => {
	it.each([
		['ACME Transport', 'acme transport'],
		['  Acme\tTransport\r\n', 'Acme Transport'],
		['Acme\u00a0\u2009Transport', 'Acme Transport'],
		['Caf\u0065\u0301', 'Café'],
		['\ufeffAcme\u200b', 'Acme'],
		['in_progress', 'IN_PROGRESS'],
	])('as the same: %j and %j', (one, other) => {
		expect(comparableText(one)).toBe(comparableText(other));
	});

	it.each([
		['Café', 'Cafe'],
		['BX-PN-30', 'BXPN30'],
		['Jan Jansen', 'JanJansen'],
	])('as different: %s and %s', (one, other) => {
		expect(comparableText(one)).not.toBe(comparableText(other));
	});

	it('just as values are matched, only quicker', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'grapheme-ascii' }), fc.string(), (plain, other) => {
				expect(comparableText(plain)).toBe(matchText(plain, true));
				expect(comparableText(other)).toBe(matchText(other, true));
			}),
		);
	});

	it('once and for all: what was made comparable stays as it is', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'grapheme' }), (text) => {
				expect(comparableText(comparableText(text))).toBe(comparableText(text));
			}),
		);
	});
});
