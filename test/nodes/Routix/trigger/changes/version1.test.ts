import { contentHash } from '../../../../../nodes/Routix/trigger/changes/version1';

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
