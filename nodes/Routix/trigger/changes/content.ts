import type { RoutixRecord } from '../../contract/record';
import { valueAt } from '../../query/valueAt';
import type { PollSettings } from '../parameters/settings';
import { watchesUpdates } from './change';
import { hash32, topOf, type FieldTree } from './fieldTree';

const { imul } = Math;

/** Bytes of a 32-bit number. */
const NUMBER_BYTES = 4;

/** How many sums stand for a content of which every field counts. */
const SUMS = 4;

/** How long a remembered content is; 0 if contents do not matter. */
export function contentBytes({ event, watchFields }: PollSettings): number {
	return watchesUpdates(event) ? NUMBER_BYTES * (watchFields.length || SUMS) : 0;
}

/** The fields of a row that count: the watched ones, named as they are watched, or all. */
export function countingFields(row: RoutixRecord, watchFields: string[]): object {
	if (watchFields.length === 0) return row;
	const values = watchFields.map((field) => [field, valueAt(row, field)]);
	return Object.fromEntries(values.filter(([, value]) => value !== undefined));
}

/**
 * What to remember of the content of a record, which may have several rows: a hash for each watched field or, if every
 * field counts, {@link SUMS} sums over the hashes of its fields. The sum number n multiplies each hash by the n-th power
 * of a weight that belongs to the field.
 */
export function contentOf(rows: RoutixRecord[], tree: FieldTree, watchFields: string[]): string {
	const hashes = new Map<string, number>();
	for (const row of rows) {
		for (const [field, hash] of tree.hashes(countingFields(row, watchFields))) {
			hashes.set(field, ((hashes.get(field) ?? 0) + hash) | 0);
		}
	}
	if (watchFields.length > 0) return packed(watchFields.map((field) => hashes.get(field) ?? 0));
	const sums = new Array<number>(SUMS).fill(0);
	for (const [field, hash] of hashes) {
		const weight = weightOf(field);
		let summand = hash;
		for (let power = 0; power < SUMS; power++) {
			sums[power] = (sums[power] + summand) | 0;
			summand = imul(summand, weight);
		}
	}
	return packed(sums);
}

/**
 * How a content differs from the one before: undefined if it does not, else the watched fields that changed.
 * @param gone paths of fields that vanished from all records, which is no difference
 */
export function differenceOf(
	before: string,
	now: string,
	gone: string[],
	watchFields: string[],
): string[] | undefined {
	if (before === now) return undefined;
	const [old, current] = [unpacked(before), unpacked(now)];
	const goneFields = new Set(gone.map(topOf));
	if (watchFields.length === 0) {
		const differences = current.map((sum, index) => (sum - old[index]) | 0);
		return isExplainedBy(goneFields, differences) ? undefined : [];
	}
	const changed = watchFields.filter(
		(field, index) => old[index] !== current[index] && !goneFields.has(field),
	);
	return changed.length > 0 ? changed : undefined;
}

/**
 * Whether sums differ only because of the given fields, whatever these held. A single field with the weight w adds d, dw,
 * dw², … to them, so that each difference is w times the one before: taking away w times the one before leaves zeros,
 * and of each further field one number less than before. With as many fields as sums, nothing is left that could tell.
 */
function isExplainedBy(fields: Set<string>, differences: number[]): boolean {
	let rest = differences;
	for (const field of fields) {
		const weight = weightOf(field);
		rest = rest.slice(1).map((difference, index) => (difference - imul(weight, rest[index])) | 0);
	}
	return rest.every((difference) => difference === 0);
}

function weightOf(field: string): number {
	return hash32(field, 7);
}

function packed(numbers: number[]): string {
	const bytes = Buffer.alloc(numbers.length * NUMBER_BYTES);
	numbers.forEach((number, index) => bytes.writeInt32LE(number, index * NUMBER_BYTES));
	return bytes.toString('latin1');
}

function unpacked(content: string): number[] {
	const bytes = Buffer.from(content, 'latin1');
	return Array.from({ length: bytes.length / NUMBER_BYTES }, (_, index) =>
		bytes.readInt32LE(index * NUMBER_BYTES),
	);
}
