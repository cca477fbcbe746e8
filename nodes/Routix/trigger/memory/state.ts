import { isObject } from '../../json';
import { HASH_BYTES, packedCount } from './packedHashes';

/** The shape that this version of the package writes. Version 1 is taken over, any other is not used. */
export const STATE_VERSION = 2;

/** The end of the list at which new records arrive. */
export type ListEnd = 'start' | 'end';

/** What the trigger remembers about one branch. All texts of hashes are packed, see `packedHashes.ts`. */
export interface BranchState {
	/** The keys of the records seen so far. */
	seen: string;
	/** For update events: what each record of `seen` held, in the same order (see `changes/content.ts`). */
	contents?: string;
	/** Until a first full read after an update of the package: a hash of the content of each record. */
	contentHashes?: string;
	/** Keys of `seen` that the last full read did not return. If the next one lacks them too, they are forgotten. */
	absent: string;
	/** Which records of `seen` have started the workflow, one bit each; missing if none has. */
	started?: string;
	/** The records that were there at the start have been emitted, or were to be. */
	existing?: true;
	/** The length of the list, if it is certain that every record in it is in `seen`. */
	total?: number;
	/** Where new records were found; missing while that is unknown, or if they came elsewhere too. */
	arrivesAt?: ListEnd;
	/** When the whole list was last read, Unix time in milliseconds. */
	fullReadAt: number;
	/** For update events: paths of the fields that all records have (see `FieldTree.everywhere`). */
	fields?: string[];
	/** For update events: paths of the fields that differ from one reading to the next, and do not count. */
	leftOut?: string[];
}

/** Everything that the trigger stores between polls. */
export interface TriggerState {
	version: typeof STATE_VERSION;
	/** Grows with every change, so that only one of two overlapping polls stores its state. */
	revision: number;
	/** What the trigger watched when it stored this, see `fingerprint.ts`. */
	fingerprint: string;
	/** By public branch ID. */
	branches: Record<string, BranchState>;
	/** Branches that could not be read by a poll that emitted records of others; the next poll tells. */
	failed?: string[];
}

/** What version 1 stored: the content of a record was one hash. */
interface Version1 extends Omit<TriggerState, 'version'> {
	version: 1;
}

/**
 * The stored value as a state, if it is undamaged and of a known version. Nothing else may be used.
 * @param contentBytes how long a remembered content is; 0 if contents do not matter
 * @param emitExisting whether the trigger emits existing records, which version 1 did when it was published first
 */
export function readState(
	value: unknown,
	contentBytes: number,
	emitExisting: boolean,
): TriggerState | undefined {
	if (isState(value, 2, contentBytes)) return value as TriggerState;
	if (!isState(value, 1, HASH_BYTES)) return undefined;
	const { branches, ...stored } = value as Version1;
	const takenOver = Object.entries(branches).map(([id, { contents, ...branch }]) => [
		id,
		{
			...branch,
			...(contents !== undefined && { contentHashes: contents }),
			...(emitExisting && { existing: true }),
		},
	]);
	return { ...stored, version: STATE_VERSION, branches: Object.fromEntries(takenOver) };
}

function isState(value: unknown, version: number, contentBytes: number): boolean {
	return (
		isObject(value) &&
		value.version === version &&
		isCount(value.revision) &&
		typeof value.fingerprint === 'string' &&
		isObject(value.branches) &&
		Object.values(value.branches).every((branch) => isBranchState(branch, contentBytes)) &&
		(value.failed === undefined || isTexts(value.failed))
	);
}

function isBranchState(value: unknown, contentBytes: number): boolean {
	if (!isObject(value)) return false;
	const seen = packedCount(value.seen);
	const isColumn = (text: unknown, width: number, count = seen) =>
		text === undefined || packedCount(text, width) === count;
	return (
		seen !== undefined &&
		packedCount(value.absent) !== undefined &&
		isColumn(value.contents, contentBytes) &&
		isColumn(value.contentHashes, HASH_BYTES) &&
		isColumn(value.started, 1, Math.ceil(seen / 8)) &&
		(value.total === undefined || isCount(value.total)) &&
		(value.arrivesAt === undefined || value.arrivesAt === 'start' || value.arrivesAt === 'end') &&
		(value.fields === undefined || isTexts(value.fields)) &&
		(value.leftOut === undefined || isTexts(value.leftOut)) &&
		Number.isFinite(value.fullReadAt)
	);
}

function isTexts(value: unknown): boolean {
	return Array.isArray(value) && value.every((text) => typeof text === 'string');
}

function isCount(value: unknown): boolean {
	return Number.isInteger(value) && (value as number) >= 0;
}
