import fc from 'fast-check';
import type { IDataObject } from 'n8n-workflow';
import { sameValue } from '../../../../nodes/Routix/fields/sameValue';
import { changesTo } from '../../../../nodes/Routix/sync/changes';

const never = () => false;
const always = () => true;

describe('What differs from a record', () => {
	const record = { id: '1', company_name: 'Acme', payment_term_days: 30, phone: null };

	it('is nothing when all values mean the same', () => {
		const fields = { company_name: 'Acme', payment_term_days: '30', phone: null };

		expect(changesTo(record, fields, never)).toEqual({});
	});

	it('is only the fields that do, with the values of the item', () => {
		const fields = { company_name: 'Acme', payment_term_days: '14', phone: '020' };

		expect(changesTo(record, fields, never)).toEqual({ payment_term_days: '14', phone: '020' });
	});

	it('includes clearing a field that has a value', () => {
		expect(changesTo(record, { company_name: null }, never)).toEqual({ company_name: null });
	});

	it('includes a field that Routix never shows, which may differ', () => {
		expect(changesTo(record, { vat_number: 'NL1' }, never)).toEqual({ vat_number: 'NL1' });
		expect(changesTo(record, { vat_number: null }, never)).toEqual({ vat_number: null });
	});

	it('does not include clearing a field that Routix shows of other records only', () => {
		expect(changesTo(record, { vat_number: null }, always)).toEqual({});
		expect(changesTo(record, { vat_number: 'NL1' }, always)).toEqual({ vat_number: 'NL1' });
	});

	it('includes a field whose value nobody knows since the answer to a write was lost', () => {
		const uncertain = { ...record, phone: undefined };

		expect(changesTo(uncertain, { phone: null }, always)).toEqual({ phone: null });
		expect(changesTo(uncertain, { phone: '020' }, always)).toEqual({ phone: '020' });
	});
});

describe('Whatever the record and the item are', () => {
	const fields = fc.dictionary(
		fc.oneof(fc.constantFrom('a', 'b', 'c'), fc.string()),
		fc.jsonValue({ maxDepth: 2 }),
	) as fc.Arbitrary<IDataObject>;

	it('a record with the changes has all that the item wants, and the second run sends nothing', () => {
		fc.assert(
			fc.property(fields, fields, (record, wanted) => {
				const after = { ...record, ...changesTo(record, wanted, never) };

				for (const [name, value] of Object.entries(wanted)) {
					expect(sameValue(after[name], value)).toBe(true);
				}
				expect(changesTo(after, wanted, never)).toEqual({});
			}),
		);
	});

	it('nothing is sent that the item does not have', () => {
		fc.assert(
			fc.property(fields, fields, (record, wanted) => {
				for (const [name, value] of Object.entries(changesTo(record, wanted, never))) {
					expect(value).toBe(wanted[name]);
				}
			}),
		);
	});
});
