import type { INodePropertyModeValidation } from 'n8n-workflow';
import {
	readRecordReference,
	recordIdParameter,
} from '../../../../nodes/Routix/parameters/recordId';
import { resourceNamed } from '../../../../nodes/Routix/resources';

const account = resourceNamed('account');

const locator = (mode: string, value: unknown) => ({ __rl: true, mode, value });

function readRecordId(value: unknown) {
	return readRecordReference(locator('id', value), account);
}

describe('A record ID', () => {
	it.each([
		['550e8400-e29b-41d4-a716-446655440000', '550e8400-e29b-41d4-a716-446655440000'],
		[' 42 ', '42'],
		[42, '42'],
		['ORD_2026-1', 'ORD_2026-1'],
		['2026/1:4 b.x', '2026/1:4 b.x'],
		['a%2fb', 'a%2fb'],
		['é?#', 'é?#'],
	])('may be %j', (value, expected) => {
		for (const mode of ['list', 'id']) {
			expect(readRecordReference(locator(mode, value), account)).toEqual({ id: expected });
		}
		// An expression may stand for the whole of it.
		expect(readRecordReference(value, account)).toEqual({ id: expected });
	});

	it.each(['', '  ', undefined, null])('is refused when it is %j', (value) => {
		expect(() => readRecordId(value)).toThrow('Account: the record ID is empty');
	});

	it.each([
		'../orders',
		'a/../b',
		'a\\..\\b',
		'a/.',
		'a\r\nb',
		'\ud800',
		'x'.repeat(301),
		'.',
		'=1',
	])('is refused as %j, which would lead elsewhere', (value) => {
		expect(() => readRecordId(value)).toThrow('is not valid');
	});

	it('is checked by the editor in the same way', () => {
		const modes = recordIdParameter(account).modes ?? [];
		const rule = modes.find(({ name }) => name === 'id')?.validation?.[0];
		const { regex } = (rule as INodePropertyModeValidation).properties as { regex: string };
		const pattern = new RegExp(regex);

		expect(pattern.test('550e8400-e29b-41d4-a716-446655440000')).toBe(true);
		expect(pattern.test('2026/1:4 b.x')).toBe(true);
		for (const wrong of ['={{ $json.password }}', '../orders', 'a/../b', 'a\\..', '.', 'a/.']) {
			expect(pattern.test(wrong)).toBe(false);
		}
		expect(pattern.test('')).toBe(false);
	});
});

describe('A record may be given by a name or number', () => {
	it.each([
		['Acme Transport B.V.', 'Acme Transport B.V.'],
		[' Café / Jansen ', 'Café / Jansen'],
		[100023, '100023'],
	])('such as %j', (value, expected) => {
		expect(readRecordReference(locator('name', value), account)).toEqual({ name: expected });
	});

	it.each(['', ' ', null, undefined])('which cannot be %j', (value) => {
		expect(() => readRecordReference(locator('name', value), account)).toThrow(
			'Account: the name or number is empty',
		);
	});

	it('for which the form shows an example', () => {
		const placeholders = ['account', 'order'].map(
			(name) => recordIdParameter(resourceNamed(name)).modes?.at(-1)?.placeholder,
		);

		expect(placeholders).toEqual(['e.g. Acme Transport B.V.', 'e.g. the number of the order']);
	});
});
