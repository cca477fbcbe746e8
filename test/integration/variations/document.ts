import type { Group } from '../../simulator/variations/variation';
import { linesOf, withLines } from '../faults/matrix/document';
import { isRefusal, type Crossing } from './crossing';

const COUNTED = [
	'right',
	'clear error',
	'exception',
	'refused',
	'silently wrong',
	'misleading',
	'endless',
] as const;

type Counted = (typeof COUNTED)[number];

/** How an outcome is counted: an error where the data is there is a refusal, unless the variation gives a reason. */
function countedAs(crossing: Crossing): Counted {
	const { expected, seen } = crossing;
	if (isRefusal(crossing)) return 'refused';
	const isException = expected.outcome === 'exception' && seen.outcome === 'clear error';
	return isException ? 'exception' : seen.outcome;
}

const WORDS: Record<Counted, string> = {
	right: 'right',
	'clear error': 'clear error',
	exception: 'clear error',
	refused: '**an error although the data is there**',
	'silently wrong': '**silently wrong**',
	misleading: '**an error that misleads**',
	endless: '**no end**',
};

const SUMMARY = 'variations';

/** The document with what was seen of some groups; the sums count in what it says of the others. */
export function withCrossings(
	document: string,
	groups: readonly Group[],
	crossings: Crossing[],
): string {
	const ofGroup = (group: Group) => crossings.filter(({ variation }) => variation.group === group);
	const tables = groups.reduce(
		(text, group) => withLines(text, `of ${group}`, tableOf(ofGroup(group))),
		document,
	);
	return withLines(tables, SUMMARY, summaryWith(linesOf(document, SUMMARY), groups, ofGroup));
}

function tableOf(crossings: Crossing[]): string[] {
	const rows = new Map<string, { says: string; does: string; operations: string[] }>();
	for (const crossing of crossings) {
		const { variation, operation, expected } = crossing;
		const isExplained = 'why' in expected && expected.why !== undefined;
		const reason = isExplained ? `: ${String(expected.why).replace(/\.$/, '')}` : '';
		const isError = ['clear error', 'exception'].includes(countedAs(crossing));
		const says = WORDS[countedAs(crossing)] + (isError ? reason : '');
		const key = `${variation.name} ${says}`;
		const row = rows.get(key) ?? { says, does: variation.does, operations: [] };
		row.operations.push(operation);
		rows.set(key, row);
	}
	return [
		'| What Routix does | Operations | Outcome |',
		'| --- | --- | --- |',
		...[...rows.values()].map(({ does, operations, says }) =>
			row(does, operations.join(', '), says),
		),
	];
}

function row(...cells: Array<string | number>): string {
	const texts = cells.map((cell) =>
		String(cell).replaceAll('|', '\\|').replace(/</g, '&lt;').replace(/\s+/g, ' '),
	);
	return `| ${texts.join(' | ')} |`;
}

const HEAD = ['Kind', 'Variations', 'Tried', 'Right', 'Clear error', 'Exception'];
const BAD = ['Refused', 'Silently wrong', 'Misleading', 'No end'];
const ALL = 'All';

/** One row for each group in the order in which they stand, and their sums. */
function summaryWith(
	before: string[],
	groups: readonly Group[],
	ofGroup: (group: Group) => Crossing[],
): string[] {
	const counts = new Map<string, number[]>();
	for (const line of before.slice(2)) {
		const [kind, ...numbers] = line.split('|').slice(1, -1);
		if (kind !== undefined) counts.set(kind.trim(), numbers.map(Number));
	}
	counts.delete(ALL);
	for (const group of groups) counts.set(group, countsOf(ofGroup(group)));
	const sums = [...counts.values()].reduce((sum, numbers) =>
		sum.map((number, index) => number + numbers[index]),
	);
	return [
		row(...HEAD, ...BAD),
		`| --- |${' ---: |'.repeat(HEAD.length + BAD.length - 1)}`,
		...[...counts].map(([kind, numbers]) => row(kind, ...numbers)),
		row(ALL, ...sums),
	];
}

function countsOf(crossings: Crossing[]): number[] {
	const names = new Set(crossings.map(({ variation }) => variation.name));
	const numbers = COUNTED.map(
		(outcome) => crossings.filter((crossing) => countedAs(crossing) === outcome).length,
	);
	return [names.size, crossings.length, ...numbers];
}
