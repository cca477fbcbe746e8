import {
	inCreationOrder,
	learnFromEnds,
	learnFromList,
} from '../../../../../nodes/Routix/trigger/changes/arrival';
import type { ListEnd } from '../../../../../nodes/Routix/trigger/memory/state';

/** `n` = new, `-` = seen before. */
test.each<[string, ListEnd | undefined, ListEnd | undefined]>([
	['nn---', undefined, 'start'],
	['---nn', undefined, 'end'],
	['---nn', 'start', 'end'],
	['n---n', 'start', undefined],
	['-n---', 'start', undefined],
	['n-n--', 'start', undefined],
	['-----', 'start', 'start'],
	['nnnnn', 'end', 'end'],
	['', 'end', 'end'],
])(
	'From the list %s, where records were known to arrive at %p, it is %p',
	(list, before, after) => {
		const isNew = [...list].map((mark) => mark === 'n');
		expect(learnFromList(isNew, before)).toBe(after);
	},
);

test.each<[number, number, ListEnd | undefined]>([
	[2, 0, 'start'],
	[0, 2, 'end'],
	[1, 1, undefined],
	[0, 0, 'end'],
])('From %i new records at the start and %i at the end, it is %p', (atStart, atEnd, after) => {
	expect(learnFromEnds(atStart, atEnd, 'end')).toBe(after);
});

test('The oldest comes first where the newest is at the start', () => {
	const list = [3, 2, 1];
	expect(inCreationOrder(list, 'start')).toEqual([1, 2, 3]);
	expect(inCreationOrder(list, 'end')).toEqual([3, 2, 1]);
	expect(inCreationOrder(list)).toEqual([3, 2, 1]);
	expect(list).toEqual([3, 2, 1]);
});
