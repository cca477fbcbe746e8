import type { InputError } from '../../../../nodes/Routix/inputError';
import { checkRequired } from '../../../../nodes/Routix/parameters/itemParameters';
import { resourceNamed } from '../../../../nodes/Routix/resources';
import { itemWith } from './itemWith';
import { enteredRows } from './rows';

const account = resourceNamed('account');

const automatic = { mappingMode: 'autoMapInputData', value: null };

describe('An item', () => {
	it("works in the credential's branch with v1 unless it says otherwise", () => {
		expect(itemWith({}).item.readAddress()).toEqual({
			resource: account,
			branchPublicId: 'RS2RDH3B',
			apiVersion: 'v1',
		});
		expect(
			itemWith({ branchPublicId: 'VK7TQ4NM', options: { apiVersion: 'v2' } }).item.readAddress(),
		).toMatchObject({ branchPublicId: 'VK7TQ4NM', apiVersion: 'v2' });
	});

	it('writes its mapped fields and the additional ones over them', () => {
		const options = { additionalFields: '{ "phone": null, "status": "inactive" }' };
		const input = { company_name: 'Acme', phone: '020' };

		expect(itemWith({ columns: automatic, options }, input).item.readFields()).toEqual({
			company_name: 'Acme',
			phone: null,
			status: 'inactive',
		});
	});

	it('asks n8n once for what holds many expressions', () => {
		const { item, asked } = itemWith({ columns: automatic }, { company_name: 'Acme' });

		expect([
			item.readFields(),
			item.readFields(),
			item.columns(),
			item.options(),
			item.readAddress(),
		]).toHaveLength(5);
		expect(asked.filter((name) => name === 'columns')).toHaveLength(1);
		expect(asked.filter((name) => name === 'options')).toHaveLength(1);
	});

	it('that writes nothing is refused', () => {
		const { item } = itemWith({ columns: automatic }, { id: '1', sync_action: 'unchanged' });

		expect(() => item.readFields()).toThrow('There is nothing to send: no field has a value');
	});
});

describe('What Routix needs to create a record', () => {
	it.each([{}, { company_name: null }, { company_name: ' ' }])('is missing in %j', (fields) => {
		expect(() => checkRequired(account, fields)).toThrow(
			'Company Name is empty, but Routix needs it to create an account',
		);
	});

	it('has a value when it is an object, whatever Routix says to that', () => {
		expect(() => checkRequired(account, { company_name: { toString: null } })).not.toThrow();
	});

	it('is known of documented resources only', () => {
		expect(() => checkRequired(account, { company_name: 'Acme' })).not.toThrow();
		expect(() => checkRequired(resourceNamed('order'), {})).not.toThrow();
	});
});

describe('A required field that no column of the item means', () => {
	it('is told with the columns that there are', () => {
		const input = { Bedrijfsnaam: 'Acme', Email: 'info@acme.nl', row_number: 2 };
		const { item } = itemWith({ columns: automatic }, input);

		expect(() =>
			checkRequired(account, item.readFields(), (name) => item.whyMissing(name)),
		).toThrow(
			'Company Name is empty, but Routix needs it to create an account: the item has no company_name; it has Bedrijfsnaam, Email',
		);
	});
});

describe('An item that an AI Agent fills in', () => {
	const inTool = { nodeType: 'routixTool' };

	it.each([null, undefined, '', 'null', 'undefined', 'N/A'])(
		'has the default of a parameter that is %j, and of no other item',
		(limit) => {
			expect(itemWith({ limit }, {}, inTool).item.parameter('limit', 50)).toBe(50);
			expect(itemWith({ limit }).item.parameter('limit', 50)).toBe(limit);
		},
	);

	it('has no value in an option that is left open, and false where it says so', () => {
		const options = { dryRun: false, apiVersion: 'null', batching: null };
		const { item } = itemWith({ options }, {}, inTool);

		expect(item.options()).toEqual({ dryRun: false, apiVersion: null, batching: null });
	});

	it.each(['', 'null', null])('names no record by %j', (value) => {
		const recordId = { __rl: true, mode: 'id', value };

		expect(() => itemWith({ recordId }, {}, inTool).item.readRecord()).toThrow(
			'Account: the record ID is empty',
		);
	});

	it('leaves out a field that is "null"', () => {
		const columns = {
			mappingMode: 'defineBelow',
			value: { company_name: 'Acme', email: 'null', status: 'n/a' },
		};

		expect(itemWith({ columns }, {}, inTool).item.readFields()).toEqual({ company_name: 'Acme' });
	});
});

describe('The table of what is entered', () => {
	const cases = enteredRows.map((row) => [row.row, JSON.stringify(row.entered), row] as const);

	it.each(cases)('%s: %s', (_row, _entered, { where, entered, isFromTool, ...then }) => {
		const isJson = where === 'Additional Fields (JSON)';
		const parameters = isJson
			? { columns: {}, options: { additionalFields: entered } }
			: { columns: entered };
		const { item } = itemWith(parameters, {}, isFromTool ? { nodeType: 'routixTool' } : {});

		if ('fields' in then) expect(item.readFields()).toEqual(then.fields);
		else expect(told(() => item.readFields())).toBe(then.told);
	});

	function told(read: () => unknown): string {
		try {
			return `sent ${JSON.stringify(read())}`;
		} catch (error) {
			const { message, description } = error as InputError;
			return `${message}. ${description}`;
		}
	}
});

describe('Fields that come from one expression', () => {
	const fields = { 'Company Name': 'Acme ', status: 'ACTIVE' };

	it.each([
		['the whole parameter', fields],
		['the whole parameter as JSON', JSON.stringify(fields)],
		['the mapped value', { mappingMode: 'defineBelow', value: fields }],
		['the mapped value as JSON', { mappingMode: 'defineBelow', value: JSON.stringify(fields) }],
	])('are the fields of %s', (_what, columns) => {
		expect(itemWith({ columns }).item.readFields()).toEqual({
			company_name: 'Acme',
			status: 'active',
		});
	});

	it.each([[null], [undefined], ['']])('are none when the whole parameter is %j', (columns) => {
		expect(() => itemWith({ columns }).item.readFields()).toThrow(
			'There is nothing to send: no field has a value',
		);
	});

	it.each([['Acme'], [5], [['Acme']]])('are refused when the whole parameter is %j', (columns) => {
		expect(() => itemWith({ columns }).item.readFields()).toThrow(
			'The expression in Values to Send brought',
		);
	});

	it('are refused when they are none, with what came and where JSON breaks', () => {
		const told = (value: unknown) => () =>
			itemWith({ columns: { mappingMode: 'defineBelow', value } }).item.readFields();

		expect(told('Acme')).toThrow(
			'The expression in Values to Send brought "Acme", not an object with fields',
		);
		expect(told([1])).toThrow(
			'The expression in Values to Send brought [1], not an object with fields',
		);
		expect(told('{"a": "b"c"}')).toThrow(
			expect.objectContaining({ description: expect.stringContaining('line 1, column 10') }),
		);
	});
});

describe('Additional Fields', () => {
	const columns = { mappingMode: 'defineBelow', value: null };
	const sent = (additionalFields: unknown) =>
		itemWith({ columns, options: { additionalFields } }).item.readFields();

	it('are converted like those of the form, and cleared by null', () => {
		expect(sent({ company_name: ' Acme ', phone: 31201234567, email: null })).toEqual({
			company_name: 'Acme',
			phone: '31201234567',
			email: null,
		});
	});

	it('take a choice that nobody knows, since whoever writes JSON may know more of them', () => {
		expect(sent({ account_type: 'Subcontractor', status: 'Active' })).toEqual({
			account_type: 'Subcontractor',
			status: 'active',
		});
	});

	it('are refused with the name of the field', () => {
		expect(() => sent({ phone: ['020'] })).toThrow(
			'Additional Fields (JSON), phone: ["020"] is a list, not a text',
		);
		expect(() => sent({ credit_limit: Number.NaN })).toThrow(
			'Additional Fields (JSON), credit_limit: NaN is not a number that can be sent',
		);
	});
});
