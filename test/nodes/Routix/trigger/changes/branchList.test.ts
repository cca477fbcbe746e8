import { rowsByRecord } from '../../../../../nodes/Routix/trigger/changes/branchList';
import { recordHash } from '../../../../../nodes/Routix/trigger/changes/recordHash';

test('Rows with the same ID are one record', () => {
	const rows = [
		{ id: 'a', stop: 1 },
		{ id: 'b', stop: 1 },
		{ id: 'a', stop: 2 },
	];
	expect([...rowsByRecord(rows, { keyOf: recordHash }).values()]).toEqual([
		[rows[0], rows[2]],
		[rows[1]],
	]);
});
