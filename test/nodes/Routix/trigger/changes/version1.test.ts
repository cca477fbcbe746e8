import { contentHash } from '../../../../../nodes/Routix/trigger/changes/version1';
import { readState } from '../../../../../nodes/Routix/trigger/memory/state';
import { MovingList } from '../model/movingList';
import { CREATED, Watcher } from '../model/watcher';

/** Three orders as version 0.1.0 of the package remembered them, which wrote states of version 1. */
const ROWS = [
	{ id: 'a', status: 'draft', customer: { name: 'Acme' }, weight: 12 },
	{ id: 'b', status: 'planned', customer: { name: 'Bolt' }, weight: 12.5 },
	{ id: 7, status: null, customer: null, weight: 0 },
];
const WATCHED = ['weight', 'status', 'customer.name'];
const SEEN = 'PiPoFgA5WUp5dCfPg2gFH8qXgRLKG73K';
const CONTENTS = '5RwQ+EuN+ZrD3YkBClkTW4/imn/hhzkn';
const CONTENTS_OF_WATCHED = '3wVGni8leHq2eW2aAndrKVI5jS09Vory';

/** The trigger with that state, an hour later. */
function updated(event: 'created' | 'updated', contents?: string, watchFields: string[] = []) {
	const list = new MovingList(0);
	list.rows.push(...structuredClone(ROWS));
	const watcher = new Watcher(list, { ...CREATED, event, watchFields });
	const branch = { seen: SEEN, contents, absent: '', total: 3, fullReadAt: watcher.now };
	const stored = { version: 1, revision: 4, fingerprint: 'f', branches: { RS2RDH3B: branch } };
	const contentBytes = event === 'created' ? 0 : 4 * (watchFields.length || 4);
	watcher.state = readState(stored, contentBytes, false)!.branches.RS2RDH3B;
	return { list, watcher };
}

describe('A state that version 0.1.0 stored', () => {
	test('of a trigger on new records loses and repeats nothing', async () => {
		const { list, watcher } = updated('created');
		list.insert('end');
		expect(await watcher.pollIds()).toEqual(['record-1']);
		expect(await watcher.pollIds()).toEqual([]);
	});

	test.each([
		['any field', CONTENTS, []],
		['watched fields', CONTENTS_OF_WATCHED, WATCHED],
	])(
		'of a trigger on updates of %s loses and repeats nothing',
		async (_, contents, watchFields) => {
			const { list, watcher } = updated('updated', contents, watchFields);
			list.change('b', { weight: 13 });
			expect((await watcher.poll()).records).toMatchObject([
				{ change: 'updated', record: { id: 'b' }, changedFields: [] },
			]);
			expect(watcher.state).toMatchObject({ contents: expect.any(String), leftOut: [] });
			expect(watcher.state!.contentHashes).toBeUndefined();
			expect(await watcher.pollIds()).toEqual([]);
			list.change('a', { status: 'confirmed' });
			expect(await watcher.pollIds()).toEqual(['a']);
		},
	);

	test('of a trigger on updates is used again when the first poll fails', async () => {
		const { list, watcher } = updated('updated', CONTENTS);
		list.change('b', { weight: 13 });
		list.failAtRequest(1);
		await expect(watcher.poll()).rejects.toThrow('The server is down');
		expect(await watcher.pollIds()).toEqual(['b']);
	});

	test('cannot tell what changed where a field differs in every reading, so nothing is emitted', async () => {
		const { list, watcher } = updated('updated', CONTENTS);
		let reading = 0;
		list.shows = (row) => ({ ...row, signature: ++reading });
		expect(await watcher.pollIds()).toEqual([]);
		list.change('a', { status: 'confirmed' });
		expect(await watcher.pollIds()).toEqual(['a']);
	});
});

describe('The hash of a content, as version 1 stored it,', () => {
	const record = { id: 'a', status: 'draft', stops: [{ city: 'Venlo', order: 1 }], weight: 12 };

	test('does not depend on the order of keys, at any depth', () => {
		const shuffled = { weight: 12, stops: [{ order: 1, city: 'Venlo' }], status: 'draft', id: 'a' };
		expect(contentHash(shuffled, [])).toBe(contentHash(record, []));
	});

	test.each<Record<string, unknown>>([
		{ status: 'planned' },
		{ weight: '12' },
		{ weight: null },
		{ stops: [] },
		{ stops: [{ city: 'Venlo', order: 2 }] },
		{ extra: false },
	])('changes with %p', (change) => {
		expect(contentHash({ ...record, ...change } as never, [])).not.toBe(contentHash(record, []));
	});

	test('regards only the watched fields when there are any', () => {
		const watched = ['status', 'stops.0.city'];
		expect(contentHash({ ...record, weight: 99 }, watched)).toBe(contentHash(record, watched));
		for (const change of [{ status: 'planned' }, { stops: [{ city: 'Breda' }] }]) {
			expect(contentHash({ ...record, ...change }, watched)).not.toBe(contentHash(record, watched));
		}
	});

	test('takes a watched field that is missing for null', () => {
		expect(contentHash({ id: 'a' }, ['status'])).toBe(
			contentHash({ id: 'a', status: null }, ['status']),
		);
	});
});
