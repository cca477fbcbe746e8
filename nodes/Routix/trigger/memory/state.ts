import { isObject } from '../../json';
import { packedCount } from './packedHashes';

/** The shape that this version of the package writes. A state of any other version is not used. */
export const STATE_VERSION = 1;

/** The end of the list at which new records arrive. */
export type ListEnd = 'start' | 'end';

/** What the trigger remembers about one branch. All texts of hashes are packed (see `packedHashes.ts`). */
export interface BranchState {
	/** The keys of the records seen so far. */
	seen: string;
	/** For update events: the content hash of each record of `seen`, in the same order. */
	contents?: string;
	/** Keys of `seen` that the last full read did not return. If the next one lacks them too, they are forgotten. */
	absent: string;
	/** The length of the list, if it is certain that every record in it is in `seen`. */
	total?: number;
	/** Where new records were found; missing while that is unknown, or if they came elsewhere too. */
	arrivesAt?: ListEnd;
	/** When the whole list was last read, Unix time in milliseconds. */
	fullReadAt: number;
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
}

/** Whether a stored value is an undamaged state of this version. Nothing else may be used. */
export function isTriggerState(value: unknown): value is TriggerState {
	return (
		isObject(value) &&
		value.version === STATE_VERSION &&
		isCount(value.revision) &&
		typeof value.fingerprint === 'string' &&
		isObject(value.branches) &&
		Object.values(value.branches).every(isBranchState)
	);
}

function isBranchState(value: unknown): value is BranchState {
	if (!isObject(value)) return false;
	const seen = packedCount(value.seen);
	return (
		seen !== undefined &&
		packedCount(value.absent) !== undefined &&
		(value.contents === undefined || packedCount(value.contents) === seen) &&
		(value.total === undefined || isCount(value.total)) &&
		(value.arrivesAt === undefined || value.arrivesAt === 'start' || value.arrivesAt === 'end') &&
		Number.isFinite(value.fullReadAt)
	);
}

function isCount(value: unknown): boolean {
	return Number.isInteger(value) && (value as number) >= 0;
}
