import {
	FieldTree,
	readablePath,
	topOf,
} from '../../../../../nodes/Routix/trigger/changes/fieldTree';

/** What a tree knows after these rows, with dots in its paths. */
function treeOf(...rows: object[]) {
	const tree = new FieldTree();
	for (const row of rows) tree.hashes(row);
	return tree;
}

const readable = (paths: Iterable<string>) => [...paths].map(readablePath);

test('A path names the fields from the record on', () => {
	expect(readablePath('stops\ncity')).toBe('stops.city');
	expect(topOf('stops\ncity')).toBe('stops');
	expect(topOf('customer.name')).toBe('customer.name');
});

describe('The fields that are everywhere', () => {
	test('are those of every row, be they null', () => {
		const tree = treeOf({ id: 1, note: null, extra: 1 }, { id: 2, note: 'x' });
		expect(tree.everywhere()).toEqual(['id', 'note']);
	});

	test('are within objects and lists those of every object', () => {
		const tree = treeOf(
			{ customer: { name: 'a', city: 'b' }, stops: [{ city: 'c', eta: 1 }, { city: 'd' }] },
			{ customer: { name: 'a' }, stops: [{ city: 'e', eta: 2 }] },
		);
		expect(readable(tree.everywhere())).toEqual([
			'customer',
			'customer.name',
			'stops',
			'stops.city',
		]);
	});

	test('are as many as the trigger may remember', () => {
		const names = Array.from({ length: 3_000 }, (_, index) => [`field-${index}`, 1]);
		const tree = treeOf({ ...Object.fromEntries(names), ['x'.repeat(1_000)]: 1 });
		expect(tree.everywhere()).toHaveLength(2_000);
		expect(treeOf({ id: 1, ['x'.repeat(1_000)]: 1 }).everywhere()).toEqual(['id']);
	});

	test('are not known of objects that few rows have', () => {
		const tree = treeOf({ id: 1, proof: { photo: 'x' } }, { id: 2 }, { id: 3 });
		expect(tree.everywhere()).toEqual(['id']);
	});
});

describe('The fields that are lacking', () => {
	const paths = ['id', 'note', 'flag', 'customer\nname', 'customer\ncity'];

	test('are those that no object has, or not every one', () => {
		const tree = treeOf({ id: 1, customer: { name: 'a' }, flag: 1 }, { id: 2 });
		expect(tree.lacking(paths)).toEqual({
			byAll: ['note', 'customer\ncity'],
			bySome: ['note', 'flag', 'customer\ncity'],
		});
	});

	test('are not those of objects that are all gone themselves', () => {
		const { bySome } = treeOf({ id: 1, customer: null }).lacking(['customer\nname']);
		expect(bySome).toEqual([]);
	});
});

test('Only a value makes a field one with values', () => {
	const tree = treeOf({ id: 1, note: null, stops: [{ city: null, eta: 1 }] });
	expect(readable(tree.withValues())).toEqual(['id', 'stops', 'stops.eta']);
});
