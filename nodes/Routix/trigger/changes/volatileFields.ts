import type { RoutixRecord } from '../../contract/record';
import { isObject, ownValue, sortedJson } from '../../json';
import { readBothEnds } from '../../pagination/readBothEnds';
import type { BranchList } from './branchList';
import { countingFields } from './content';
import { pathOf, topOf } from './fieldTree';

/** Between two readings, in milliseconds: what is signed with the second of the day differs only after a second. */
const PAUSE_MS = 1_100;

/** How often to read a sample again: once if nothing differs, else until it is certain what does. */
const READINGS = { atLeast: 2, atMost: 6 };

/**
 * How often a value must have differed, and in which share of the records. Somebody may change a record between two
 * readings, or every record of a very short list, but hardly this often.
 */
const DIFFERENCES = { atLeast: 6, share: 0.9 };

/** How often a list must have changed the places of its entries. */
const REORDERINGS = 2;

/**
 * In which share of the cases something differs at least that is worth further readings: of two hosts or orders that
 * Routix chooses at random, every second reading shows the same.
 */
const SUSPICIOUS = 0.2;

/** More paths than this are left out as the fields that they belong to. */
const MAX_PATHS = 50;

/** How often a field was seen twice, and what differed then. */
interface Sightings {
	met: number;
	differed: number;
	reordered: number;
	/** Keys of the records in which it differed. */
	differedIn: Set<string>;
}

/**
 * Fields that differ from one reading to the next although nobody changes them, such as a signed address or a list in
 * random order. Reads a sample of the list again, and further times while something differs and is not certain.
 * @param records the list as it was read just now
 * @returns paths of fields, for `FieldTree`
 */
export async function findVolatileFields(
	list: BranchList,
	records: RoutixRecord[],
	watchFields: string[],
): Promise<string[]> {
	const fields = new Map<string, Sightings>();
	let before = records;
	let volatile: string[] = [];
	for (let readings = 1; readings <= READINGS.atMost; readings++) {
		await list.pause(PAUSE_MS);
		const sample = await readBothEnds(list.page, list.sizes.page);
		compareReadings(before, sample, list, watchFields, fields);
		const suspects = [...fields.values()].filter(isSuspect);
		const isCertain = (field: Sightings) => isVolatile(field, readings);
		volatile = [...fields].filter(([, field]) => isCertain(field)).map(([path]) => path);
		if (suspects.length === 0 || (readings >= READINGS.atLeast && suspects.every(isCertain))) break;
		before = sample;
	}
	return [...new Set(volatile.length > MAX_PATHS ? volatile.map(topOf) : volatile)].sort();
}

function isSuspect({ met, differed, reordered }: Sightings): boolean {
	return Math.max(differed, reordered) >= met * SUSPICIOUS;
}

function isVolatile(
	{ met, differed, reordered, differedIn }: Sightings,
	readings: number,
): boolean {
	const records = met / readings;
	return (
		(differed >= DIFFERENCES.atLeast && differedIn.size >= records * DIFFERENCES.share) ||
		(reordered >= REORDERINGS && reordered >= met * SUSPICIOUS)
	);
}

function compareReadings(
	some: RoutixRecord[],
	others: RoutixRecord[],
	{ keyOf }: BranchList,
	watchFields: string[],
	fields: Map<string, Sightings>,
): void {
	const before = new Map(some.map((record) => [keyOf(record), record]));
	for (const record of others) {
		const key = keyOf(record);
		const earlier = before.get(key);
		if (!earlier) continue;
		const [one, other] = [earlier, record].map((row) => countingFields(row, watchFields));
		const findings = new Map<string, Finding>();
		compareValues(one, other, '', findings);
		for (const [path, finding] of findings) {
			const field = fields.get(path) ?? {
				met: 0,
				differed: 0,
				reordered: 0,
				differedIn: new Set<string>(),
			};
			field.met++;
			if (finding !== 'same') field[finding]++;
			if (finding === 'differed') field.differedIn.add(key);
			fields.set(path, field);
		}
	}
}

type Finding = 'same' | 'differed' | 'reordered';

/** Compares two values as deep inside as they have the same shape. Of several values in one path, a difference counts. */
function compareValues(
	one: unknown,
	other: unknown,
	path: string,
	findings: Map<string, Finding>,
): void {
	if (isObject(one) && isObject(other)) {
		for (const name of new Set([...Object.keys(one), ...Object.keys(other)])) {
			compareValues(
				ownValue(one, name) ?? null,
				ownValue(other, name) ?? null,
				pathOf(path, name),
				findings,
			);
		}
	} else if (Array.isArray(one) && Array.isArray(other) && one.length === other.length) {
		const isReordered = sortedJson(one) !== sortedJson(other) && hasSameEntries(one, other);
		note(path, isReordered ? 'reordered' : 'same', findings);
		if (isReordered) return;
		for (const [index, entry] of one.entries()) compareValues(entry, other[index], path, findings);
	} else if (one !== null || other !== null) {
		note(path, one === other ? 'same' : 'differed', findings);
	}
}

function hasSameEntries(one: unknown[], other: unknown[]): boolean {
	const [these, those] = [one, other].map((entries) => entries.map(sortedJson).sort());
	return these.every((entry, index) => entry === those[index]);
}

function note(path: string, finding: Finding, findings: Map<string, Finding>): void {
	if (finding !== 'same' || !findings.has(path)) findings.set(path, finding);
}
