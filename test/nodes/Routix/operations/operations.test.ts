import { operationNamed, operations, operationsOf } from '../../../../nodes/Routix/operations';
import { resourceNamed, resources } from '../../../../nodes/Routix/resources';

describe('The operations', () => {
	it('are listed by their labels', () => {
		const labels = operations.map(({ displayName }) => displayName);

		expect(labels).toEqual(['Count', 'Create', 'Create or Update', 'Get', 'Get Many', 'Update']);
		expect(labels).toEqual(labels.toSorted());
	});

	it('that write are there only where Routix has a write scope', () => {
		for (const resource of resources) {
			const writes = operationsOf(resource).filter(({ access }) => access === 'write');
			expect(writes).toHaveLength(resource.writable ? 3 : 0);
		}
	});

	it('are found by the name that workflows store', () => {
		expect(operationNamed('upsert', resourceNamed('order')).displayName).toBe('Create or Update');
	});

	it.each(['delete', 'toString', ''])('say what there is instead of %j', (name) => {
		expect(() => operationNamed(name, resourceNamed('staff'))).toThrow(
			`Operation "${name}" does not exist for staff members`,
		);
	});
});
