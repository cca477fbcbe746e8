import type { FieldType } from 'n8n-workflow';
import { learnFields } from '../../../../nodes/Routix/fields/learnFields';
import { kindOf } from '../../../../nodes/Routix/values/conversion';

describe('The kind of a field', () => {
	it('follows from what records show', () => {
		const records = [
			{
				name: 'Acme',
				term: 30,
				adr: true,
				day: '2026-05-04',
				at: '2026-05-04T08:00:00Z',
				tags: ['a'],
				address: { city: 'Venlo' },
			},
		];

		const kinds = learnFields(records).map(({ name, type, isDay }) => [name, kindOf(type, isDay)]);

		expect(Object.fromEntries(kinds)).toEqual({
			name: 'text',
			term: 'number',
			adr: 'boolean',
			day: 'day',
			at: 'time',
			tags: 'list',
			address: 'object',
		});
	});

	it('is a choice where a form has one, text for what n8n shows as text, and unknown without a type', () => {
		expect(kindOf('options')).toBe('choice');
		expect((['string', 'url', 'jwt'] as FieldType[]).map((type) => kindOf(type))).toEqual([
			'text',
			'text',
			'text',
		]);
		expect(kindOf(undefined)).toBe('unknown');
	});
});
