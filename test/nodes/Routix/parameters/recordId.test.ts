import type { INodePropertyModeValidation } from 'n8n-workflow';
import { recordIdParameter, readRecordId } from '../../../../nodes/Routix/parameters/recordId';
import { resourceNamed } from '../../../../nodes/Routix/resources';

const account = resourceNamed('account');

describe('A record ID', () => {
	it.each([
		['550e8400-e29b-41d4-a716-446655440000', '550e8400-e29b-41d4-a716-446655440000'],
		[' 42 ', '42'],
		[42, '42'],
		['ORD_2026-1', 'ORD_2026-1'],
	])('may be %j', (value, expected) => {
		expect(readRecordId(value, account)).toBe(expected);
	});

	it.each(['', '  ', undefined, null])('is refused when it is %j', (value) => {
		expect(() => readRecordId(value, account)).toThrow('Account: the record ID is empty');
	});

	it.each(['../orders', 'a/b', 'a%2fb', 'a?b', 'a#b', 'a b', 'é', 'a\r\nb', 'x'.repeat(101), '.'])(
		'is refused as %j, which would lead elsewhere',
		(value) => {
			expect(() => readRecordId(value, account)).toThrow('is not valid');
		},
	);

	it('is checked by the editor in the same way', () => {
		const modes = recordIdParameter(account).modes ?? [];
		const rule = modes.find(({ name }) => name === 'id')?.validation?.[0];
		const { regex } = (rule as INodePropertyModeValidation).properties as { regex: string };
		const pattern = new RegExp(regex);

		expect(pattern.test('550e8400-e29b-41d4-a716-446655440000')).toBe(true);
		expect(pattern.test('../orders')).toBe(false);
		expect(pattern.test('')).toBe(false);
	});
});
