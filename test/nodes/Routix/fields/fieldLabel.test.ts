import { fieldLabel } from '../../../../nodes/Routix/fields/fieldLabel';

describe('A field that Routix does not document is labelled', () => {
	it.each([
		['company_name', 'Company Name'],
		['vat_number', 'VAT Number'],
		['customer_id', 'Customer ID'],
		['kvk', 'KVK'],
		['loadingMeters', 'Loading Meters'],
		['payload_kg', 'Payload Kg'],
		['__proto__', 'Proto'],
		['in_maintenance', 'In Maintenance'],
		['_', '_'],
		['', ''],
	])('%s → %s', (name, label) => {
		expect(fieldLabel(name)).toBe(label);
	});
});
