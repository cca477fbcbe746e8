import { recordKey } from '../../../../nodes/Routix/pagination/keyedPage';

describe('recordKey', () => {
	it('is the ID of a record that has one', () => {
		expect(recordKey({ id: 'a1', status: 'active' })).toBe('a1');
	});

	it('stays the same when other fields change', () => {
		expect(recordKey({ id: 7, status: 'active' })).toBe(recordKey({ id: 7, status: 'inactive' }));
	});

	it('tells a number from a text that looks alike', () => {
		expect(recordKey({ id: 7 })).not.toBe(recordKey({ id: '7' }));
	});

	it.each([[{}], [{ id: null }], [{ id: '' }], [{ id: { nested: 1 } }]])(
		'is the whole content of %j, which has no usable ID',
		(record) => {
			expect(recordKey({ ...record, name: 'A' })).toBe(recordKey({ ...record, name: 'A' }));
			expect(recordKey({ ...record, name: 'A' })).not.toBe(recordKey({ ...record, name: 'B' }));
		},
	);
});
