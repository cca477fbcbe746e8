import { readAdditionalFields } from '../../../../nodes/Routix/parameters/additionalFields';

describe('Additional Fields (JSON)', () => {
	it.each([
		['an object as typed', '{ "phone": null, "address": { "city": "Venlo" } }'],
		['an object that an expression brought', { phone: null, address: { city: 'Venlo' } }],
	])('take %s, with null to clear a field and nested values', (_case, value) => {
		expect(readAdditionalFields(value)).toEqual({ phone: null, address: { city: 'Venlo' } });
	});

	it.each([[undefined], [null], [''], ['  '], ['{}'], [{}]])('are none for %j', (value) => {
		expect(readAdditionalFields(value)).toEqual({});
	});

	it.each([['phone: null'], ['{ phone: null'], ['[1]'], ['"text"'], ['7'], [[1]], [7], [true]])(
		'refuse %j by name',
		(value) => {
			expect(() => readAdditionalFields(value)).toThrow(
				'Additional Fields (JSON) is not a JSON object',
			);
		},
	);

	it('say where JSON breaks and how to write a text within it', () => {
		expect(() => readAdditionalFields('{"notes": "De "Kroon" B.V."}')).toThrow(
			expect.objectContaining({
				message:
					'Additional Fields (JSON) is not a JSON object: the JSON breaks at line 1, column 16, between {"notes": "De " and Kroon" B.V."}',
				description: expect.stringContaining('JSON.stringify($json.name)'),
			}),
		);
	});

	it('never carry the ID and the names that this package adds, as in a whole item', () => {
		const item = { id: '1', sync_action: 'updated', branch_public_id: 'RS2RDH3B', phone: null };

		expect(readAdditionalFields(item)).toEqual({ phone: null });
	});

	it('never carry the columns that other nodes add to an item', () => {
		expect(readAdditionalFields({ row_number: 2, __EMPTY_1: 'x', phone: '020' })).toEqual({
			phone: '020',
		});
	});

	it('may carry anything else, since only the user knows what Routix takes', () => {
		expect(readAdditionalFields({ created_at: '2026-05-04' })).toEqual({
			created_at: '2026-05-04',
		});
	});
});
