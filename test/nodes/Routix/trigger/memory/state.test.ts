import { hashOf, pack } from '../../../../../nodes/Routix/trigger/memory/packedHashes';
import { isTriggerState } from '../../../../../nodes/Routix/trigger/memory/state';

describe('A stored state', () => {
	const branch = {
		seen: pack([hashOf('1')]),
		absent: '',
		total: 1,
		arrivesAt: 'end',
		fullReadAt: 1,
	};
	const state = { version: 1, revision: 3, fingerprint: 'f', branches: { RS2RDH3B: branch } };

	test('is used when nothing is wrong with it', () => {
		expect(isTriggerState(state)).toBe(true);
		expect(isTriggerState(JSON.parse(JSON.stringify(state)))).toBe(true);
		const contents = pack([hashOf('content')]);
		expect(isTriggerState({ ...state, branches: { RS2RDH3B: { ...branch, contents } } })).toBe(
			true,
		);
		const least = { seen: '', absent: '', fullReadAt: 0 };
		expect(isTriggerState({ ...state, branches: { RS2RDH3B: least } })).toBe(true);
	});

	test.each<[string, unknown]>([
		['nothing', undefined],
		['a text', 'state'],
		['a list', [state]],
		['another version', { ...state, version: 2 }],
		['no fingerprint', { ...state, fingerprint: undefined }],
		['no revision', { ...state, revision: undefined }],
		['a revision that is no count', { ...state, revision: -1 }],
		['no branches', { ...state, branches: [] }],
		['a branch that is none', { ...state, branches: { RS2RDH3B: null } }],
	])('is not used: %s', (_, value) => {
		expect(isTriggerState(value)).toBe(false);
	});

	test.each([
		['damaged records', { seen: 'AAAA' }],
		['damaged absences', { absent: 'AAAA' }],
		['more contents than records', { contents: pack([hashOf('1'), hashOf('2')]) }],
		['a total that is no count', { total: 1.5 }],
		['a negative total', { total: -1 }],
		['an end that there is not', { arrivesAt: 'middle' }],
		['no time of the last full read', { fullReadAt: null }],
	])('is not used: %s', (_, wrong) => {
		expect(isTriggerState({ ...state, branches: { RS2RDH3B: { ...branch, ...wrong } } })).toBe(
			false,
		);
	});
});
