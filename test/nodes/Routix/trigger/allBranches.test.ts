import { readList } from '../pagination/reading';
import {
	findChangesInAllBranches,
	type AllBranchesFindings,
} from '../../../../nodes/Routix/trigger/allBranches';
import type { PollSettings } from '../../../../nodes/Routix/trigger/parameters/settings';
import { MovingList } from './model/movingList';
import { CREATED, MINUTE } from './model/watcher';

/** Two branches, and a trigger that has remembered what is in them. */
async function watchingTwo(settings: PollSettings = CREATED) {
	const lists = { RS2RDH3B: new MovingList(3), K7M4PQ2X: new MovingList(4) };
	let now = Date.UTC(2026, 10, 2);
	const ask = async (
		previous: AllBranchesFindings['branches'],
		ids = Object.keys(lists),
		failed: string[] = [],
	) => {
		for (const list of Object.values(lists)) list.beginPoll();
		return await findChangesInAllBranches({
			branches: ids.map((publicId) => {
				const { page } = lists[publicId as keyof typeof lists];
				const all = async () => await readList(page);
				return { publicId, list: { page, sizes: { probe: 100, page: 1_000 }, all } };
			}),
			settings,
			previous,
			failed,
			now: (now += MINUTE),
		});
	};
	return { lists, ask, first: await ask({}) };
}

test('Records of several branches say where they come from', async () => {
	const { lists, ask, first } = await watchingTwo();
	lists.RS2RDH3B.insert('end');
	lists.K7M4PQ2X.insert('end');
	const { records } = await ask(first.branches);
	expect(records).toEqual([
		{ id: 'record-4', version: 0, branch_public_id: 'RS2RDH3B' },
		{ id: 'record-5', version: 0, branch_public_id: 'K7M4PQ2X' },
	]);
});

test('Records of one branch come as Routix sent them', async () => {
	const { lists, ask, first } = await watchingTwo();
	lists.RS2RDH3B.insert('end');
	const { records } = await ask(first.branches, ['RS2RDH3B']);
	expect(records).toEqual([{ id: 'record-4', version: 0 }]);
});

test('Where created and updated records are watched, each tells which it is', async () => {
	const { lists, ask, first } = await watchingTwo({ ...CREATED, event: 'createdOrUpdated' });
	lists.RS2RDH3B.insert('end');
	lists.RS2RDH3B.change('record-1', { status: 'planned' });
	const { records } = await ask(first.branches, ['RS2RDH3B']);
	expect(records).toEqual([
		{ id: 'record-1', version: 0, status: 'planned', trigger_event: 'updated' },
		{ id: 'record-4', version: 0, trigger_event: 'created' },
	]);
});

describe('A branch that cannot be read', () => {
	test('does not stop the others; the next poll brings what it missed', async () => {
		const { lists, ask, first } = await watchingTwo();
		lists.RS2RDH3B.insert('end');
		lists.K7M4PQ2X.insert('end');
		lists.RS2RDH3B.failAtRequest(1);
		const found = await ask(first.branches);
		expect(found.records.map(({ id }) => id)).toEqual(['record-5']);
		expect(found.failures).toEqual([
			{ publicId: 'RS2RDH3B', error: new Error('The server is down') },
		]);
		expect(found.branches.RS2RDH3B).toBe(first.branches.RS2RDH3B);

		lists.RS2RDH3B.endPoll();
		const next = await ask(found.branches, undefined, ['RS2RDH3B']);
		expect(next.records.map(({ id }) => id)).toEqual(['record-4']);
		expect(next.failures).toEqual([]);
	});

	test('and fails again is all that the next poll has to tell; the others lose nothing by it', async () => {
		const { lists, ask, first } = await watchingTwo();
		lists.K7M4PQ2X.failAtRequest(1);
		const found = await ask(first.branches);
		lists.RS2RDH3B.insert('end');
		const told = await ask(found.branches, undefined, ['K7M4PQ2X']);
		expect(told).toMatchObject({ records: [], failures: [{ publicId: 'K7M4PQ2X' }] });
		expect(told.branches).toEqual(found.branches);

		const next = await ask(told.branches);
		expect(next.records.map(({ id }) => id)).toEqual(['record-4']);
	});

	test('for the first time is polled for the first time again', async () => {
		const { lists, ask } = await watchingTwo();
		lists.K7M4PQ2X.failAtRequest(1);
		const first = await ask({});
		expect(Object.keys(first.branches)).toEqual(['RS2RDH3B']);
		lists.K7M4PQ2X.endPoll();
		lists.K7M4PQ2X.insert('end');
		const second = await ask(first.branches, undefined, ['K7M4PQ2X']);
		expect(second.records).toEqual([]);
		expect(Object.keys(second.branches)).toEqual(['RS2RDH3B', 'K7M4PQ2X']);
	});
});

test('An update says which of the watched fields changed', async () => {
	const settings = {
		event: 'updated' as const,
		watchFields: ['weight', 'status', 'customer.name'],
	};
	const { lists, ask, first } = await watchingTwo({ ...CREATED, ...settings });
	lists.RS2RDH3B.change('record-1', { customer: { name: 'Acme' }, weight: 12, note: 'x' });
	const { records } = await ask(first.branches, ['RS2RDH3B']);
	expect(records).toMatchObject([{ id: 'record-1', changed_fields: ['weight', 'customer.name'] }]);
});

test('A branch that is added later begins with what is there; one that is taken out is forgotten', async () => {
	const { lists, ask, first } = await watchingTwo();
	const one = await ask(first.branches, ['RS2RDH3B']);
	expect(Object.keys(one.branches)).toEqual(['RS2RDH3B']);
	lists.RS2RDH3B.insert('end');
	const two = await ask(one.branches);
	expect(two.records.map(({ id }) => id)).toEqual(['record-4']);
	lists.K7M4PQ2X.insert('end');
	expect((await ask(two.branches)).records.map(({ id }) => id)).toEqual(['record-5']);
});
