import type { IDataObject } from 'n8n-workflow';
import { resourceNamed } from '../../../../nodes/Routix/resources';
import { describeMatching, matchingOf } from '../../../../nodes/Routix/sync/matching';
import { itemWith } from '../parameters/itemWith';

const address = (resource = 'account', apiVersion: 'v1' | 'v2' = 'v1') => ({
	resource: resourceNamed(resource),
	branchPublicId: 'RS2RDH3B',
	apiVersion,
});

/** Matches an item with automatic mapping. */
function match(
	matchingColumns: string[],
	input: IDataObject,
	fields: IDataObject = input,
	at = address(),
) {
	const columns = { mappingMode: 'autoMapInputData', value: null, matchingColumns };
	return matchingOf(itemWith({ columns }, input).item, fields, at);
}

describe('An item is matched', () => {
	it('by the values that it will write', () => {
		const input = { company_name: 'Acme', email: 'info@acme.nl', phone: '020' };

		const matching = match(['company_name', 'email'], input, { ...input, email: 'new@acme.nl' });

		expect(matching.values).toEqual({ company_name: 'Acme', email: 'new@acme.nl' });
		expect(describeMatching(matching)).toBe('company_name "Acme" and email "new@acme.nl"');
	});

	it('by its ID, which is never written', () => {
		expect(match(['id'], { id: '7', phone: '020' }, { phone: '020' }).values).toEqual({ id: '7' });
	});

	it.each([0, false])('by %p, which is a value', (value) => {
		const at = address('vehicle');

		expect(match(['adr'], { adr: value }, { adr: value }, at).values).toEqual({ adr: value });
	});
});

describe('An item is refused', () => {
	it('when no field to match on is chosen', () => {
		expect(() => match([], { company_name: 'Acme' })).toThrow('Fields to Match On is empty');
	});

	it.each([null, undefined, '', '  '])('when the value to match on is %j, by its name', (value) => {
		expect(() => match(['company_name', 'email'], { company_name: 'Acme', email: value })).toThrow(
			'The field to match on, email, is empty in this item',
		);
	});

	it('when it has no such column, with the columns that it has', () => {
		const input = { Bedrijfsnaam: 'Acme', Email: 'info@acme.nl' };

		expect(() => match(['company_name'], input)).toThrow(
			'The item has no company_name; it has Bedrijfsnaam, Email',
		);
		expect(() => match(['company_name'], { 'company_name;email': 'Acme;x' })).toThrow(
			expect.objectContaining({ description: expect.stringContaining('delimiter of the file') }),
		);
	});

	it('when an additional field clears the value to match on: the next run would not find it', () => {
		const input = { company_name: 'Acme' };

		expect(() => match(['company_name'], input, { company_name: null })).toThrow('company_name');
	});

	it('when v1 does not show the field: nothing would ever match', () => {
		const item = { vat_number: 'NL1' };

		expect(() => match(['vat_number'], item)).toThrow(
			'The field vat_number cannot be matched on: Routix does not show it in API v1',
		);
		expect(match(['vat_number'], item, item, address('account', 'v2')).columns).toEqual([
			'vat_number',
		]);
	});

	it('but not when Routix does not document the fields of the resource', () => {
		const item = { order_number: '2026-1' };

		expect(match(['order_number'], item, item, address('order')).values).toEqual(item);
	});
});
