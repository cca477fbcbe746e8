import fc from 'fast-check';
import type { FieldType, IDataObject, ResourceMapperValue } from 'n8n-workflow';
import { InputError } from '../../../../nodes/Routix/inputError';
import { flawOf } from '../../../../nodes/Routix/values/plainValue';
import { isBlank, tidyText } from '../../../../nodes/Routix/values/text';
import { itemWith } from './itemWith';

/** The fields that an item of an undocumented resource sends; none when it is refused for having none. */
function readColumns(columns: ResourceMapperValue, input: IDataObject): IDataObject {
	try {
		return itemWith({ columns }, input, { resource: 'vehicle' }).item.readFields();
	} catch (error) {
		if ((error as InputError).message.startsWith('There is nothing to send')) return {};
		throw error;
	}
}

/** The mapper's value as n8n stores it, each column given by its type and value. */
function mapped(columns: Record<string, [FieldType, unknown]>): ResourceMapperValue {
	return {
		mappingMode: 'defineBelow',
		value: Object.fromEntries(
			Object.entries(columns).map(([name, [, value]]) => [name, value]),
		) as ResourceMapperValue['value'],
		matchingColumns: [],
		schema: Object.entries(columns).map(([id, [type]]) => ({
			id,
			displayName: `The ${id}`,
			type,
			required: false,
			display: true,
			defaultMatch: false,
		})),
		attemptToConvertTypes: false,
		convertFieldsToString: false,
	};
}

function automatic(schema: ResourceMapperValue['schema'] = []): ResourceMapperValue {
	return { ...mapped({}), mappingMode: 'autoMapInputData', value: null, schema };
}

const convert = (type: FieldType, value: unknown) =>
	readColumns(mapped({ field: [type, value] }), {}).field;

it('A field to match on that is an expression without a name is refused, since fewer would match more', () => {
	const columns = { ...mapped({ name: ['string', 'Acme'] }), matchingColumns: [undefined, 'name'] };
	expect(() => readColumns(columns as never, {})).toThrow(
		'A field in Fields to Match On is an expression that brought no name',
	);
});

describe('Columns mapped one by one', () => {
	it('give the fields that have a value', () => {
		const columns = mapped({ name: ['string', 'Acme'], term: ['number', 30] });

		expect(readColumns(columns, { ignored: 'x' })).toEqual({ name: 'Acme', term: 30 });
	});

	it.each([
		['null', null],
		['nothing', undefined],
		['an empty text', ''],
	])('leave out a field with %s', (_case, value) => {
		for (const type of ['string', 'number', 'boolean', 'dateTime', 'object', 'array'] as const) {
			expect(readColumns(mapped({ field: [type, value] }), {})).toEqual({});
		}
	});

	it.each(['string', 'dateTime', 'options', 'number', 'boolean', 'object', 'array'] as const)(
		'leave out a %s with nothing but blanks, which is an empty cell too',
		(type) => {
			expect(readColumns(mapped({ field: [type, '  '] }), {})).toEqual({});
		},
	);

	it('keep zero and false', () => {
		expect(readColumns(mapped({ a: ['number', 0], b: ['boolean', false] }), {})).toEqual({
			a: 0,
			b: false,
		});
	});

	it.each<[FieldType, unknown, unknown]>([
		['number', '30', 30],
		['number', ' 1.5 ', 1.5],
		['number', '-2e3', -2000],
		['boolean', 'true', true],
		['boolean', 'False', false],
		['boolean', 1, true],
		['boolean', '0', false],
		['array', '["a", 1]', ['a', 1]],
		['array', ['a'], ['a']],
		['object', '{"city": "Venlo"}', { city: 'Venlo' }],
		['object', { city: 'Venlo' }, { city: 'Venlo' }],
		['string', 7, '7'],
		['number', '1.234,56', 1234.56],
		['boolean', 'yes', true],
		['dateTime', '04-05-2026', '2026-05-04T00:00:00+02:00'],
		['dateTime', '2026-05-04T08:00:00.000+02:00', '2026-05-04T08:00:00.000+02:00'],
		['dateTime', new Date(1), '1970-01-01T01:00:00.001+01:00'],
	])('convert to %s: %j', (type, value, expected) => {
		expect(convert(type, value)).toEqual(expected);
	});

	it.each<[FieldType, unknown]>([
		['number', 'thirty'],
		['number', 'Infinity'],
		['number', true],
		['number', []],
		['number', new Date(0)],
		['boolean', 2],
		['array', 'a, b'],
		['array', { 0: 'a' }],
		['object', 'Venlo'],
		['object', '[1]'],
	])('refuse as %s: %j', (type, value) => {
		expect(() => convert(type, value)).toThrow(
			/^Field "The field": .+ is (not an? |neither true nor false)/,
		);
	});

	it('know a day by the label that the form stores, since its type is that of a text', () => {
		const columns = mapped({ due_date: ['string', '2026-05-03T22:00:00.000Z'] });
		columns.schema[0].displayName = 'Due Date (YYYY-MM-DD; usually needed)';

		expect(readColumns(columns, {})).toEqual({ due_date: '2026-05-04' });
		columns.value = { due_date: 'volgende week' };
		expect(() => readColumns(columns, {})).toThrow(
			'Field "Due Date": "volgende week" is not a day',
		);
	});

	it('write a choice of the form as Routix does, and another as it was written', () => {
		const columns = mapped({ fuel_type: ['options', 'DIESEL'] });
		columns.schema[0].options = [{ name: 'Diesel', value: 'diesel' }];

		expect(readColumns(columns, {})).toEqual({ fuel_type: 'diesel' });
		columns.value = { fuel_type: 'Waterstof' };
		expect(readColumns(columns, {})).toEqual({ fuel_type: 'Waterstof' });
	});

	it('refuse a choice that Routix neither documents nor shows', () => {
		const columns = mapped({ account_type: ['options', 'klant'] });
		const read = () => itemWith({ columns }).item.readFields();

		expect(read).toThrow(
			'Field "The account_type": "klant" is not one of the choices: carrier, customer, vendor',
		);
		columns.schema[0].options = [{ name: 'Klant', value: 'klant' }];
		expect(read()).toEqual({ account_type: 'klant' });
	});

	it.each([Number.NaN, Number.POSITIVE_INFINITY, new Date(Number.NaN)])(
		'refuse %p, which JSON can only write as null and would clear the field',
		(value) => {
			for (const type of ['string', 'dateTime'] as const) {
				expect(() => convert(type, value)).toThrow('"The field"');
			}
		},
	);

	it('do not send what Routix sets itself, or what this package added', () => {
		const columns = mapped({ id: ['string', '1'], sync_action: ['string', 'created'] });

		expect(readColumns(columns, {})).toEqual({});
	});

	it('take a field without a type as it is: no record had a value in it', () => {
		const columns = mapped({ field: ['string', ['a', 7]] });
		delete columns.schema[0].type;

		expect(readColumns(columns, {})).toEqual({ field: ['a', 7] });
	});

	it('take a column that the form does not know as it is', () => {
		const columns = { ...mapped({ field: ['string', '7'] }), schema: [] };

		expect(readColumns(columns, {})).toEqual({ field: '7' });
	});
});

describe('Columns of a mapper that was never touched', () => {
	it.each([
		['as n8n stores it', { mappingMode: 'defineBelow', value: null }],
		['without a value', { mappingMode: 'defineBelow' }],
	])('%s are none', (_case, columns) => {
		expect(readColumns(columns as ResourceMapperValue, { name: 'Acme' })).toEqual({});
	});
});

describe('Automatic mapping', () => {
	it("takes the item's own fields", () => {
		const input = { company_name: 'Acme', address: { city: 'Venlo' }, tags: ['a'], active: false };

		expect(readColumns(automatic(), input)).toEqual(input);
	});

	it('sends nothing back that Routix set or this package added', () => {
		const input = {
			id: '1',
			created_at: '2026-05-04T08:00:00Z',
			updated_at: '2026-05-04T08:00:00Z',
			branch_public_id: 'RS2RDH3B',
			trigger_event: 'updated',
			sync_action: 'updated',
			changed_fields: ['phone'],
			matching_ids: ['1'],
			company_name: 'Acme',
		};

		expect(readColumns(automatic(), input)).toEqual({ company_name: 'Acme' });
	});

	it('leaves out empty cells', () => {
		const input = { company_name: 'Acme', phone: '', email: null } as IDataObject;

		expect(readColumns(automatic(), input)).toEqual({ company_name: 'Acme' });
	});

	it('converts by the types of the form, since a spreadsheet has texts only', () => {
		const { schema } = mapped({ term: ['number', null], adr: ['boolean', null] });

		expect(readColumns(automatic(schema), { term: '30', adr: 'true', code: '007' })).toEqual({
			term: 30,
			adr: true,
			code: '007',
		});
	});

	it('keeps a field called __proto__ a field', () => {
		const input = JSON.parse('{"__proto__": {"polluted": true}, "name": "Acme"}') as IDataObject;

		const fields = readColumns(automatic(), input);

		expect(Object.getPrototypeOf(fields)).toBe(Object.prototype);
		expect(JSON.stringify(fields)).toBe(JSON.stringify(input));
	});

	it('finds a field by any writing of its name or label, and sends no helper columns', () => {
		const { schema } = mapped({ payload_kg: ['number', null], due_date: ['string', null] });
		schema[0].displayName = 'Payload';
		schema[1].displayName = 'Deliver By (YYYY-MM-DD)';
		const input = {
			row_number: 2,
			'\uFEFFPayload KG ': '24.000,0',
			'deliver by': '4/5/2026',
			__EMPTY: 'x',
		};

		expect(readColumns(automatic(schema), input)).toEqual({
			payload_kg: 24000,
			due_date: '2026-05-04',
		});
	});

	it('refuses two columns that mean one field and differ', () => {
		const { schema } = mapped({ company_name: ['string', null] });
		const input = { company_name: 'Acme', 'Company Name': 'Bolt' };

		expect(() => readColumns(automatic(schema), input)).toThrow(
			'The columns "company_name" and "Company Name" both mean company_name and differ',
		);
	});

	it('is all that JSON can hold, except what is empty or never sent, whatever the item has', () => {
		const name = fc.stringMatching(/^[a-z]{1,6}$/).filter((one) => one !== 'id');
		const value = fc.jsonValue({ maxDepth: 2 }).filter((one) => flawOf(one) === undefined);
		const input = fc.dictionary(name, value);
		fc.assert(
			fc.property(input, (json) => {
				const expected = Object.entries(json).filter(([, value]) => !isBlank(value));
				const fields = readColumns(automatic(), json as IDataObject);
				expect(fields).toEqual(Object.fromEntries(tidied(expected) as typeof expected));
			}),
		);
	});
});

/** Every text within, as it is sent. */
function tidied(value: unknown): unknown {
	return JSON.parse(JSON.stringify(value), (_name, one) =>
		typeof one === 'string' ? tidyText(one) : one,
	);
}
