import { hashOf, pack } from '../../../../../nodes/Routix/trigger/memory/packedHashes';
import { readState } from '../../../../../nodes/Routix/trigger/memory/state';

const CONTENT_BYTES = 16;
const contents = Buffer.alloc(CONTENT_BYTES, 7).toString('base64');
const branch = {
	seen: pack([hashOf('1')]),
	contents,
	absent: '',
	started: 'AQ==',
	existing: true,
	total: 1,
	arrivesAt: 'end',
	fullReadAt: 1,
	fields: ['id'],
	leftOut: [],
};
const state = {
	version: 2,
	revision: 3,
	fingerprint: 'f',
	branches: { RS2RDH3B: branch },
	failed: ['K7M4PQ2X'],
};
const read = (value: unknown) => readState(value, CONTENT_BYTES, false);
const withBranch = (changes: object) => ({
	...state,
	branches: { RS2RDH3B: { ...branch, ...changes } },
});

describe('A stored state', () => {
	test('is used when nothing is wrong with it', () => {
		expect(read(state)).toBe(state);
		expect(read(JSON.parse(JSON.stringify(state)))).toEqual(state);
		const least = { ...state, branches: { RS2RDH3B: { seen: '', absent: '', fullReadAt: 0 } } };
		expect(read(least)).toBe(least);
	});

	test.each<[string, unknown]>([
		['nothing', undefined],
		['a text', 'state'],
		['a list', [state]],
		['another version', { ...state, version: 3 }],
		['no fingerprint', { ...state, fingerprint: undefined }],
		['no revision', { ...state, revision: undefined }],
		['a revision that is no count', { ...state, revision: -1 }],
		['no branches', { ...state, branches: [] }],
		['a branch that is none', { ...state, branches: { RS2RDH3B: null } }],
		['failed branches that are no texts', { ...state, failed: [1] }],
	])('is not used: %s', (_, value) => {
		expect(read(value)).toBeUndefined();
	});

	test.each([
		['damaged records', { seen: 'AAAA' }],
		['damaged absences', { absent: 'AAAA' }],
		['more contents than records', { contents: contents + contents }],
		['contents of another length', { contents: pack([hashOf('1')]) }],
		['more marks than records', { started: 'AQEBAQEBAQEB' }],
		['a total that is no count', { total: 1.5 }],
		['a negative total', { total: -1 }],
		['an end that there is not', { arrivesAt: 'middle' }],
		['fields that are no list', { fields: 'id' }],
		['no time of the last full read', { fullReadAt: null }],
	])('is not used: %s', (_, wrong) => {
		expect(read(withBranch(wrong))).toBeUndefined();
	});
});

describe('A state of version 1', () => {
	const hashes = pack([hashOf('content')]);
	const ofBranch = { seen: pack([hashOf('1')]), contents: hashes, absent: '', fullReadAt: 1 };
	const version1 = { version: 1, revision: 3, fingerprint: 'f', branches: { RS2RDH3B: ofBranch } };

	test('is taken over; its hashes serve until a full read brings the contents', () => {
		expect(read(version1)).toEqual({
			version: 2,
			revision: 3,
			fingerprint: 'f',
			branches: {
				RS2RDH3B: {
					seen: pack([hashOf('1')]),
					contentHashes: hashes,
					absent: '',
					fullReadAt: 1,
				},
			},
		});
	});

	test('has emitted the existing records if the trigger emits them', () => {
		expect(readState(version1, CONTENT_BYTES, true)!.branches.RS2RDH3B.existing).toBe(true);
	});

	test('is not used when it is damaged', () => {
		const damaged = { ...ofBranch, contents: hashes + hashes };
		expect(read({ ...version1, branches: { RS2RDH3B: damaged } })).toBeUndefined();
	});
});
