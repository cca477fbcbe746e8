import fc from 'fast-check';
import type { FieldType, IDataObject, ResourceMapperValue } from 'n8n-workflow';
import { readColumns } from '../../../../nodes/Routix/parameters/columns';

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

	it.each(['number', 'boolean', 'object', 'array'] as const)(
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
		['string', 7, 7],
	])('convert to %s: %j', (type, value, expected) => {
		expect(convert(type, value)).toEqual(expected);
	});

	it.each<[FieldType, unknown]>([
		['number', 'thirty'],
		['number', '1.234,56'],
		['number', 'Infinity'],
		['number', true],
		['number', []],
		['number', new Date(0)],
		['boolean', 'yes'],
		['boolean', 2],
		['array', 'a, b'],
		['array', { 0: 'a' }],
		['object', 'Venlo'],
		['object', '[1]'],
		['object', 'null'],
	])('refuse as %s: %j', (type, value) => {
		expect(() => convert(type, value)).toThrow(/^Field "The field": .+ is not an? /);
	});

	it.each([
		['2026-05-04'],
		['2026-05-04T08:00:00'],
		['2026-05-04T08:00:00.000+02:00'],
		['04-05-2026'],
	])('leave the date %s as it was written', (date) => {
		expect(convert('dateTime', date)).toBe(date);
	});

	it('write a date that n8n holds as an object as ISO text', () => {
		expect(convert('dateTime', new Date(0))).toBe('1970-01-01T00:00:00.000Z');
	});

	it('leave a choice as it was written, since Routix may know more of them', () => {
		expect(convert('options', 'subcontractor')).toBe('subcontractor');
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

	it('is all that JSON can hold, except what is empty, whatever the item has', () => {
		const input = fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 2 }));
		fc.assert(
			fc.property(input, (json) => {
				const expected = Object.entries(json).filter(([, value]) => value !== null && value !== '');
				const fields = readColumns(automatic(), json as IDataObject);
				expect(Object.entries(fields)).toEqual(JSON.parse(JSON.stringify(expected)));
			}),
		);
	});
});
