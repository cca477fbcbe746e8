import fc from 'fast-check';
import { numbersIn } from '../../../../nodes/Routix/query/numbers';

describe('A number that somebody wrote', () => {
	it.each<[string, number[]]>([
		['12', [12]],
		['-12', [-12]],
		['+31', [31]],
		['12.5', [12.5]],
		['12,5', [12.5]],
		['100,50', [100.5]],
		['.5', [0.5]],
		['0.125', [0.125]],
		['1234.567', [1234.567]],
		['1.1250', [1.125]],
		['1.250,50', [1250.5]],
		['1.250.000', [1_250_000]],
		['1,250.50', [1250.5]],
		['€ 12', [12]],
		['€12,50', [12.5]],
		['12,50 EUR', [12.5]],
		['1e3', [1000]],
		['1.250', [1250, 1.25]],
		['-1,250', [-1250, -1.25]],
	])('as %s can be %j', (text, expected) => {
		expect(numbersIn(text)).toEqual(expected);
	});

	it.each([
		'',
		' ',
		'-',
		'12 kg',
		'abc',
		'1.2.3',
		'1,2,3',
		'12.',
		'NaN',
		'Infinity',
		'1e999',
		'0x10',
	])('is not %j', (text) => {
		expect(numbersIn(text)).toEqual([]);
	});

	it('is found again as the Dutch write it, with and without thousands', () => {
		fc.assert(
			fc.property(fc.integer({ min: -10_000_000, max: 10_000_000 }), (cents) => {
				const number = cents / 100;
				const plain = number.toFixed(2).replace('.', ',');
				const grouped = number.toLocaleString('de-DE', {
					minimumFractionDigits: 2,
					maximumFractionDigits: 2,
				});

				expect(numbersIn(plain)).toEqual([number]);
				expect(numbersIn(grouped)).toEqual([number]);
			}),
		);
	});
});
