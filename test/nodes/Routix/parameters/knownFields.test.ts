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
	isDecimal: false,
	isChoice: false,
	isUsuallyFilled: false,
	names: [],
	...field,
});

const order = resourceNamed('order');

/** What a field takes by the form and by what records show of it. */
const ruleOf = (form: ResourceMapperField[], shown: LearnedField) =>
	new KnownFields(order, form).with(new Map([[shown.name, shown]])).ruleOf(shown.name);

describe('What a field takes', () => {
	it('is what the form says, which its user has seen', () => {
		const form = [listed('weight', 'number')];

		expect(ruleOf(form, learned('weight', { type: 'string' }))).toEqual({ kind: 'number' });
	});

	it('is what the records show where the form does not have it', () => {
		expect(ruleOf([], learned('weight', { type: 'number' }))).toEqual({ kind: 'number' });
		expect(new KnownFields(order).ruleOf('weight')).toEqual({ kind: 'unknown' });
	});

	it('is a choice in the form of a tool, where the choice is a text', () => {
		const options = [{ name: 'Confirmed', value: 'confirmed' }];
		const form = [{ ...listed('status', 'string', 'Status (confirmed)'), options }];

		expect(ruleOf(form, learned('status', { type: 'string', texts: ['planned'] }))).toEqual({
			kind: 'choice',
			choices: ['confirmed', 'planned'],
			takesOthers: true,
		});
	});

	it('is a decimal where records show decimals as texts, or the form says so', () => {
		const amount = { ...listed('amount', 'string', 'Amount (0.00)'), type: undefined };

		expect(new KnownFields(order, [amount]).ruleOf('amount')).toEqual({ kind: 'decimal' });
		expect(ruleOf([], learned('amount', { isDecimal: true }))).toEqual({ kind: 'decimal' });
	});

	it('is a day where records show days, also in a form that was stored before they did', () => {
		const form = [listed('due_date', 'string', 'Due Date')];

		expect(ruleOf(form, learned('due_date', { type: 'string', isDay: true }))).toEqual({
			kind: 'day',
		});
		expect(new KnownFields(order, form).ruleOf('due_date')).toEqual({ kind: 'text' });
	});
});

describe('A heading', () => {
	it('finds a field that is matched on although the form does not have it', () => {
		expect(new KnownFields(order, [], ['customer_reference']).nameOf('Customer Reference ')).toBe(
			'customer_reference',
		);
	});

	it('finds a field by its label with or without what the form says behind it', () => {
		const known = new KnownFields(order, [listed('due', 'string', 'Due Date (YYYY-MM-DD)')]);

		expect(known.nameOf('Due date')).toBe('due');
		expect(known.nameOf('Due Date (YYYY-MM-DD)')).toBe('due');
	});

	it('finds a field that only the records show', () => {
		const known = new KnownFields(order);
		const shown = new Map([['loading_date', learned('loading_date', { isDay: true })]]);

		expect(known.nameOf('Loading date')).toBe('Loading date');
		expect(known.with(shown).nameOf('Loading date')).toBe('loading_date');
		expect(known.with(shown)).toBe(known.with(shown));
	});
});
