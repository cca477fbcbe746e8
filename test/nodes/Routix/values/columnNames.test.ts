import fc from 'fast-check';
import type { IDataObject } from 'n8n-workflow';
import { columnNames, missingColumn, readItem } from '../../../../nodes/Routix/values/columnNames';
import { differences } from '../../../../nodes/Routix/values/covers';
import { columnRows } from './rows';

const read = (item: IDataObject, known: Array<{ name: string; label?: string }> = []) =>
	readItem(item, columnNames(known));

describe('The table of columns', () => {
	const cases = columnRows.map((row) => [row.row, JSON.stringify(row.item), row] as const);

	it.each(cases)('%s: %s', (_row, _item, row) => {
		const names = row.known.map(({ name }) => name);
		const result = read(row.item, row.known);
		if ('told' in row) {
			const missing = names.find((name) => 'fields' in result && !(name in result.fields));
			const refusal = 'refuse' in result ? result.refuse : missingColumn(missing ?? '', row.item);
			expect(`${refusal.reason}. ${refusal.remedy}`).toBe(row.told);
			return;
		}
		expect(result).toEqual({ fields: row.fields });
		const shown = Object.entries(row.fields).filter(([name]) => names.includes(name));
		const isShown = (name: string) => names.includes(name);
		expect(differences(row.fields, Object.fromEntries(shown), isShown)).toEqual({
			changed: [],
			unseen: row.alongside ?? [],
		});
	});
});

describe('A heading', () => {
	it('that is a field of its own is that field, whatever else is near to it', () => {
		const known = [{ name: 'note' }, { name: 'no_te' }];

		expect(read({ note: 'a', no_te: 'b' }, known)).toEqual({ fields: { note: 'a', no_te: 'b' } });
	});

	it('that is near to several fields means none of them', () => {
		const known = [{ name: 'note' }, { name: 'no_te' }];

		expect(read({ Note: 'a' }, known)).toEqual({ fields: { Note: 'a' } });
	});

	it('that is the name of one field and the label of another means the first', () => {
		const known = [
			{ name: 'name', label: 'Code' },
			{ name: 'code', label: 'Name' },
		];

		expect(read({ Code: 1, NAME: 2 }, known)).toEqual({ fields: { code: 1, name: 2 } });
	});

	it('of the ID and of the times that Routix sets is known in any writing, to match on', () => {
		expect(read({ ID: '1', 'Created At': 'x', 'updated-at': 'y' })).toEqual({
			fields: { id: '1', created_at: 'x', updated_at: 'y' },
		});
	});

	it('of an ID beside the real one does not stand for it', () => {
		expect(read({ ID: 'of the ERP', id: '1' })).toEqual({ fields: { id: '1' } });
		expect(read({ id: '1', ID: 'of the ERP' })).toEqual({ fields: { id: '1' } });
	});

	it('with the blanks of a label that says how to write a day means the field', () => {
		const known = [{ name: 'order_date', label: 'Order Date (YYYY-MM-DD)' }];

		for (const heading of ['Order Date', 'order date (yyyy-mm-dd)', 'ORDER_DATE ']) {
			expect(read({ [heading]: 1 }, known)).toEqual({ fields: { order_date: 1 } });
		}
	});

	it('called __proto__ stays a field', () => {
		const { fields } = read(JSON.parse('{"__proto__": 1, "a": 2}') as IDataObject) as {
			fields: IDataObject;
		};

		expect(JSON.stringify(fields)).toBe('{"__proto__":1,"a":2}');
	});
});

describe('Two columns of one field', () => {
	const known = [{ name: 'phone', label: 'Telephone' }];

	it('give the value of the one that has one', () => {
		expect(read({ phone: ' ', Telephone: '020' }, known)).toEqual({ fields: { phone: '020' } });
		expect(read({ phone: '020', Telephone: null }, known)).toEqual({ fields: { phone: '020' } });
	});

	it('are refused when they differ in what an object has besides', () => {
		expect(read({ phone: { a: 1 }, Telephone: { a: 1, b: 2 } }, known)).toHaveProperty('refuse');
	});
});

describe('Whatever the headings are', () => {
	it('no value is lost: it is sent, refused, or that of a helper column', () => {
		const item = fc.dictionary(fc.string({ minLength: 1 }), fc.integer());
		fc.assert(
			fc.property(item, (json) => {
				const result = read(json, [{ name: 'company_name', label: 'Company Name' }]);
				if ('refuse' in result) return;
				const sent = Object.values(result.fields);
				for (const [column, value] of Object.entries(json)) {
					if (column.trim() !== '') expect(sent).toContain(value);
				}
			}),
		);
	});

	it('the fields of a form are found by name and label in any case, with any separators', () => {
		const separators = fc.constantFrom(' ', '_', '-', '', '\u00A0', '  ');
		const words = fc.array(fc.constantFrom('order', 'date', 'vat', 'number', 'city'), {
			minLength: 1,
			maxLength: 3,
		});
		fc.assert(
			fc.property(words, separators, fc.boolean(), (parts, separator, isUpper) => {
				const name = parts.join('_');
				const heading = parts.join(separator);
				const item = { [isUpper ? heading.toUpperCase() : heading]: 1 };
				expect(read(item, [{ name }, { name: 'other' }])).toEqual({ fields: { [name]: 1 } });
			}),
		);
	});

	it('a message about a missing column is short, also for thousands of long ones', () => {
		const item = Object.fromEntries(
			Array.from({ length: 5_000 }, (_, index) => [`${index}`.padEnd(5_000, 'x'), 1]),
		);

		const { reason } = missingColumn('company_name', item);

		expect(reason.length).toBeLessThan(600);
		expect(reason).toMatch(/ and 4988 more$/);
	});

	it('an item without columns is told as that', () => {
		expect(missingColumn('email', { row_number: 1 }).reason).toBe(
			'the item has no email; it has no columns',
		);
	});
});
