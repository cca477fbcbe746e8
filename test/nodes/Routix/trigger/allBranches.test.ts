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
	const ask = async (previous: AllBranchesFindings['branches'], ids = Object.keys(lists)) =>
		await findChangesInAllBranches({
			branches: ids.map((publicId) => {
				const { page } = lists[publicId as keyof typeof lists];
				const all = async () => await readList(page);
				return { publicId, list: { page, sizes: { probe: 100, page: 1_000 }, all } };
			}),
			settings,
			previous,
			now: (now += MINUTE),
		});
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

test('When the second branch fails, nothing is emitted, and the next poll emits everything', async () => {
	const { lists, ask, first } = await watchingTwo();
	lists.RS2RDH3B.insert('end');
	lists.K7M4PQ2X.insert('end');
	lists.K7M4PQ2X.failAtRequest(2);
	await expect(ask(first.branches)).rejects.toThrow('The server is down');
	lists.K7M4PQ2X.endPoll();
	const { records } = await ask(first.branches);
	expect(records.map(({ id }) => id)).toEqual(['record-4', 'record-5']);
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
