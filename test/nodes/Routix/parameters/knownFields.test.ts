import type { FieldType, ResourceMapperField } from 'n8n-workflow';
import type { LearnedField } from '../../../../nodes/Routix/fields/learnFields';
import { KnownFields } from '../../../../nodes/Routix/parameters/knownFields';
import { resourceNamed } from '../../../../nodes/Routix/resources';

const listed = (id: string, type: FieldType, displayName = id): ResourceMapperField => ({
	id,
	displayName,
	type,
	required: false,
	display: true,
	defaultMatch: false,
});

const learned = (name: string, field: Partial<LearnedField>): LearnedField => ({
	name,
	isDay: false,
	isChoice: false,
	isAlwaysFilled: false,
	names: [],
	...field,
});

const order = resourceNamed('order');

describe('What a field takes', () => {
	it('is what the form says, which its user has seen', () => {
		const known = new KnownFields(order, [listed('weight', 'number')]);

		expect(known.ruleOf('weight', learned('weight', { type: 'string' }))).toEqual({
			kind: 'number',
		});
	});

	it('is what the records show where the form does not have it', () => {
		const known = new KnownFields(order, []);

		expect(known.ruleOf('weight', learned('weight', { type: 'number' }))).toEqual({
			kind: 'number',
		});
		expect(known.ruleOf('weight')).toEqual({ kind: 'unknown' });
	});

	it('is a day where records show days, also in a form that was stored before they did', () => {
		const known = new KnownFields(order, [listed('due_date', 'string', 'Due Date')]);

		expect(known.ruleOf('due_date', learned('due_date', { type: 'string', isDay: true }))).toEqual({
			kind: 'day',
		});
		expect(known.ruleOf('due_date')).toEqual({ kind: 'text' });
	});
});
