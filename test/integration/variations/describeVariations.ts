import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startSimulator, type Simulator } from '../../simulator/client';
import { variations } from '../../simulator/variations';
import type { Group } from '../../simulator/variations/variation';
import { tellTime } from '../faults/support/virtualTime';
import { cross, deviationOf, type Crossing } from './crossing';
import { withCrossings } from './document';

/** Only the variations of these names, such as `total*,offset-*`. */
const PATTERN = process.env.VARIATIONS;

/** A file that gets one line of JSON for each crossing, for who works on what deviates. */
const REPORT = process.env.VARIATIONS_REPORT;

const DOCUMENT = join(__dirname, '../../../docs/reliability.md');

/** A simulated Routix whose waits take no time; filled when the first test runs. */
export function useVariedRoutix(): { routix: Simulator } {
	const varied = {} as { routix: Simulator };
	// Starting a process takes its time on a busy machine.
	beforeAll(async () => {
		// The jitter of the waits is at its middle.
		jest.spyOn(Math, 'random').mockReturnValue(0.5);
		const few = { orders: 0, staff: 0, equipment: 0, planning: 0, invoices: 0 };
		varied.routix = await startSimulator({ recordCounts: few as never });
		tellTime(async (now) => await varied.routix.setClock(now));
	});
	afterAll(async () => await varied.routix?.stop());
	return varied;
}

/** Tests for the variations of some groups, and for what the document says of them. */
export function describeVariations(groups: readonly Group[]): void {
	jest.setTimeout(120_000);
	const crossings: Crossing[] = [];
	const varied = useVariedRoutix();

	const chosen = variations.filter(
		({ group, name }) => groups.includes(group) && isChosen(name, PATTERN),
	);
	if (chosen.length === 0) {
		it(`has no variation ${PATTERN}`, () => expect(chosen).toEqual([]));
	}
	for (const group of groups) {
		const ofGroup = chosen.filter((variation) => variation.group === group);
		if (ofGroup.length === 0) continue;
		describe(group, () => {
			it.each(ofGroup)('$name: $does', async (variation) => {
				const seen = await cross(varied.routix, variation);
				crossings.push(...seen);
				if (REPORT) for (const crossing of seen) report(crossing);
				expect(seen.map(deviationOf).filter(Boolean)).toEqual([]);
			});
		});
	}
	// With some of the variations only, the document would say too little.
	if (PATTERN !== undefined) return;
	it('docs/reliability.md tells exactly this', () => {
		const document = readFileSync(DOCUMENT, 'utf8');
		const expected = withCrossings(document, groups, crossings);
		if (process.env.UPDATE_RELIABILITY) writeFileSync(DOCUMENT, expected);
		else expect(document).toBe(expected);
	});
}

function isChosen(name: string, pattern: string | undefined): boolean {
	if (pattern === undefined) return true;
	return pattern.split(',').some((part) => {
		const [first, ...others] = part.trim().split('*');
		let at = first.length;
		if (!name.startsWith(first)) return false;
		for (const other of others) {
			const found = name.indexOf(other, at);
			if (found < 0) return false;
			at = found + other.length;
		}
		return at === name.length || others.at(-1) === '';
	});
}

function report({ variation: { name, group }, ...crossing }: Crossing): void {
	const deviation = deviationOf({ variation: { name, group } as never, ...crossing });
	const { operation, expected, seen } = crossing;
	const line = { group, name, operation, expected: expected.outcome, ...seen, deviation };
	appendFileSync(REPORT!, `${JSON.stringify(line)}\n`);
}
