import { recordTitle, titleField } from '../../../../nodes/Routix/fields/recordTitle';

const id = '550e8400-e29b-41d4-a716-446655440000';

describe('In a list, a record is called', () => {
	it.each([
		[
			'by company name and e-mail',
			{ id, company_name: 'Acme Transport B.V.', email: 'info@acme.nl', status: 'active' },
			'Acme Transport B.V. (info@acme.nl)',
		],
		[
			'by order number and customer',
			{ id, order_number: '2026-000123', customer_id: id, customer_name: 'Acme', status: 'draft' },
			'2026-000123 (Acme)',
		],
		[
			'by licence plate and name',
			{ id, name: 'DAF 12', licence_plate: 'BX-PN-30', make: 'DAF' },
			'BX-PN-30 (DAF 12)',
		],
		[
			'by a whole name when first and last name are apart',
			{ id, first_name: 'Jan', last_name: 'de Vries', staff_number: '5001' },
			'Jan de Vries (5001)',
		],
		['by a number', { id, trip_number: 71, date: '2026-05-04' }, '71 (2026-05-04)'],
		['by nothing but its ID when nothing else tells', { id, status: 'active' }, id],
		['without what is empty', { id, company_name: ' ', email: null, reference: 'PO-1' }, 'PO-1'],
	])('%s', (_case, record, title) => {
		expect(recordTitle(record)).toBe(title);
	});

	it('by its own number rather than by that of its phone, house, tax office or bank', () => {
		const record = {
			id,
			vat_number: 'NL1',
			phone_number: '020',
			house_number: '7',
			chamber_of_commerce_number: '3',
			bank_account_number: '4',
			invoice_number: 'F2026-1',
		};

		expect(recordTitle(record)).toBe('F2026-1');
	});
});

describe('The field to match on by default', () => {
	it.each([
		[['id', 'status', 'company_name'], 'company_name'],
		[['id', 'status', 'licence_plate', 'make'], 'licence_plate'],
		[['id', 'status'], undefined],
	])('of %j is %s', (names, expected) => {
		expect(titleField(names)).toBe(expected);
	});
});
