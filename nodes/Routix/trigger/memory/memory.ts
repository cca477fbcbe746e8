import type { IDataObject, IPollFunctions } from 'n8n-workflow';
import { isTriggerState, STATE_VERSION, type BranchState, type TriggerState } from './state';

/** What the trigger remembers when a poll starts. */
export interface Memory {
	/** By public branch ID; empty when nothing usable is stored. */
	branches: Record<string, BranchState>;
	fingerprint: string;
	/** The revision of whatever is stored; 0 if nothing is. */
	revision: number;
}

/** What n8n stores for the node. Ask n8n for it each time: another poll may have replaced it. */
type StaticData = IDataObject & { state?: unknown };

/**
 * Reads what earlier polls remembered. A state that is damaged, from another version or for other settings is not used,
 * and the log says so.
 */
export function recall(context: IPollFunctions, fingerprint: string): Memory {
	const stored = storedState(context);
	const isUsable = isTriggerState(stored) && stored.fingerprint === fingerprint;
	if (stored !== undefined && !isUsable) {
		const reason = isTriggerState(stored)
			? 'the trigger now watches something else'
			: 'what it had stored is damaged or from another version';
		context.logger.info(
			`Routix Trigger "${context.getNode().name}" starts afresh: ${reason}. Records that are in Routix now do not count as new.`,
		);
	}
	return {
		branches: isUsable ? stored.branches : {},
		fingerprint,
		revision: revisionOf(stored),
	};
}

/**
 * Stores what a poll found, unless an overlapping poll stored first: that poll has emitted these records, or the next
 * one will.
 * @returns whether the records of this poll may be emitted
 */
export function remember(
	context: IPollFunctions,
	memory: Memory,
	branches: Record<string, BranchState>,
): boolean {
	if (revisionOf(storedState(context)) !== memory.revision) {
		context.logger.info(
			`Routix Trigger "${context.getNode().name}": another poll finished first, so this one's result is dropped. The next poll finds what is left.`,
		);
		return false;
	}
	if (isSame(memory.branches, branches)) return true;
	const state: TriggerState = {
		version: STATE_VERSION,
		revision: memory.revision + 1,
		fingerprint: memory.fingerprint,
		branches,
	};
	staticData(context).state = state;
	return true;
}

function staticData(context: IPollFunctions): StaticData {
	return context.getWorkflowStaticData('node');
}

function storedState(context: IPollFunctions): unknown {
	return staticData(context).state;
}

function revisionOf(stored: unknown): number {
	return isTriggerState(stored) ? stored.revision : 0;
}

function isSame(before: Record<string, BranchState>, after: Record<string, BranchState>): boolean {
	const ids = Object.keys(after);
	return (
		ids.length === Object.keys(before).length &&
		ids.every((id) => {
			const names = new Set([...Object.keys(before[id] ?? {}), ...Object.keys(after[id])]);
			return [...names].every((name) => {
				const key = name as keyof BranchState;
				return before[id]?.[key] === after[id][key];
			});
		})
	);
}
