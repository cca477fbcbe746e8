import { isNeverSent, isWritable } from '../../../../nodes/Routix/fields/ownFields';

const added = [
	'branch_public_id',
	'changed_fields',
	'matching_ids',
	'not_kept',
	'sync_action',
	'trigger_event',
];

describe('Of the fields of a record', () => {
	it.each([...added, 'id'])('%s is never sent', (field) => {
		expect(isNeverSent(field)).toBe(true);
		expect(isWritable(field)).toBe(false);
	});

	it.each(['created_at', 'updated_at'])('%s is sent only if somebody asks for it', (field) => {
		expect(isNeverSent(field)).toBe(false);
		expect(isWritable(field)).toBe(false);
	});

	it.each(['company_name', 'branch_id', 'customer_id', 'constructor'])('%s is sent', (field) => {
		expect(isWritable(field)).toBe(true);
	});
});
