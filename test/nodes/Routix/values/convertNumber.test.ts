import { convertNumberText, digitsOf } from '../../../../nodes/Routix/values/convertNumber';

describe('A number', () => {
	it.each([
		['007', 7],
		['+5', 5],
		['−5', -5],
		['- 5', -5],
		['.5', 0.5],
		[',5', 0.5],
		['12,-', 12],
		['12,--', 12],
		['12,–', 12],
		['$1,250.50', 1250.5],
		['-€12,50', -12.5],
		['€ -12,50', -12.5],
		['12,50 EUR', 12.5],
		['1.250,50-', -1250.5],
		['1.250.000,5', 1250000.5],
		['1,250,000', 1250000],
		['1.250,500', 1250.5],
		['1\u00A0250\u00A0000', 1250000],
		["1'250.50", 1250.5],
		['1250,500', 1250.5],
		['1250.500', 1250.5],
		['0.125', 0.125],
		['1,2505', 1.2505],
		['1.5e3', 1500],
		['-2E-2', -0.02],
		['0,00', 0],
		['-0', 0],
		['0e999999', 0],
		['000000000000000000000000000000012', 12],
		['1.10000000000000000000000000', 1.1],
	])('is read from %s', (text, number) => {
		expect(convertNumberText(text)).toEqual({ send: number });
	});

	it.each(['1.250', '-1.250', '+1,250', '€ 1.250', '999,999'])('in %s has two readings', (text) => {
		expect(convertNumberText(text)).toMatchObject({
			refuse: { reason: expect.stringContaining('can mean') },
		});
	});

	it('with two readings is read one way or the other when it is written as advised', () => {
		const { refuse } = convertNumberText('-1,250') as {
			refuse: { reason: string; remedy: string };
		};

		expect(refuse.reason).toBe('"-1,250" can mean -1250 or -1.25');
		expect(refuse.remedy).toBe('Write -1250 for the one or -1.2500 for the other.');
		expect(convertNumberText('-1250')).toEqual({ send: -1250 });
		expect(convertNumberText('-1.2500')).toEqual({ send: -1.25 });
	});

	it.each([
		'',
		'-',
		'€',
		'.',
		',-',
		'--5',
		'-5-',
		'1.2.3',
		'1.25,50',
		'12.50,000.1',
		'0.125,50',
		'1 25',
		'1,250.500,00',
		'0x10',
		'1_000',
		'12 kg',
		'Infinity',
		'NaN',
		'twelve',
		'1e999999',
		'1e',
		'٣',
		'1'.repeat(101),
	])('is not read from "%s"', (text) => {
		expect(convertNumberText(text)).toMatchObject({
			refuse: { reason: expect.stringContaining('is not a number') },
		});
	});

	it.each(['9007199254740993', '12345678901234567890', '1e21', '1.2345678901234567891', '1e-400'])(
		'in %s would be rounded',
		(text) => {
			expect(convertNumberText(text)).toMatchObject({
				refuse: { reason: expect.stringContaining('would be rounded') },
			});
		},
	);
});

describe('The digits of a number', () => {
	it.each([
		[5e-324, `0.${'0'.repeat(323)}5`],
		[-1.5e-7, '-0.00000015'],
		[1200, '1200'],
		[0.1 + 0.2, '0.30000000000000004'],
		[-12.05, '-12.05'],
	])('of %p are in full', (number, digits) => {
		expect(digitsOf(number)).toBe(digits);
	});
});
