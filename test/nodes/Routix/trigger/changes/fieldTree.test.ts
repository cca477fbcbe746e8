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

	test('are not known of objects that few rows have', () => {
		const tree = treeOf({ id: 1, proof: { photo: 'x' } }, { id: 2 }, { id: 3 });
		expect(tree.everywhere()).toEqual(['id']);
	});
});

describe('The fields that vanished', () => {
	test('are those that no object has any more', () => {
		const tree = treeOf({ id: 1, customer: { name: 'a' } }, { id: 2 });
		expect(readable(tree.vanished(['id', 'note', 'customer\nname', 'customer\ncity']))).toEqual([
			'note',
			'customer.city',
		]);
	});

	test('are not those of objects that are all gone themselves', () => {
		expect(treeOf({ id: 1, customer: null }).vanished(['customer\nname'])).toEqual([]);
	});
});

test('Only a value makes a field one with values', () => {
	const tree = treeOf({ id: 1, note: null, stops: [{ city: null, eta: 1 }] });
	expect(readable(tree.withValues())).toEqual(['id', 'stops', 'stops.eta']);
});
