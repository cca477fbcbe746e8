import type { INodeExecutionData, IPollFunctions } from 'n8n-workflow';
import type { RoutixRecord } from '../contract/record';
import { openConnection } from '../transport/connection';
import { findChangesInAllBranches, type WatchedBranch } from './allBranches';
import { contentBytes } from './changes/content';
import { checkFields, checkSteadiness } from './checkFields';
import { fingerprintOf } from './memory/fingerprint';
import { recall, remember } from './memory/memory';
import type { BranchState } from './memory/state';
import { readParameters, type TriggerParameters } from './parameters/readParameters';
import { branchError, isTemporary, pollError } from './pollErrors';
import { isStartedByUser, kindOfPoll } from './pollKind';
import { testEvent } from './testEvent';
import { watchedBranches } from './watchedBranches';

/**
 * The trigger's `poll()`: n8n calls it at every poll time, once when the workflow is published, and for "Fetch Test
 * Event". Null: nothing starts the workflow.
 */
export async function poll(this: IPollFunctions): Promise<INodeExecutionData[][] | null> {
	try {
		const isTest = this.getMode() === 'manual';
		const records = isTest ? await testEvent(this) : await pollPublished(this);
		return records.length > 0 ? [records.map((json) => ({ json }))] : null;
	} catch (error) {
		throw pollError(this.getNode(), error as Error);
	}
}

/** @throws whatever makes the poll fail; then nothing is emitted, and the next poll finds it again */
async function pollPublished(context: IPollFunctions): Promise<RoutixRecord[]> {
	const connection = await openConnection(context);
	const { baseUrl, branchPublicId } = connection.credential;
	const parameters = readParameters(context, branchPublicId);
	const { settings } = parameters;
	const form = { contentBytes: contentBytes(settings), emitExisting: settings.emitExisting };
	const memory = recall(context, fingerprintOf(parameters, baseUrl), form);
	const isFirst = Object.keys(memory.branches).length === 0;
	const kind = kindOfPoll(context, isFirst);
	const watched = watchedBranches(context, connection, parameters);
	const { branches, records, notes, failures } = await findChangesInAllBranches({
		branches: watched,
		settings,
		previous: memory.branches,
		// In durable mode n8n does not save what a failing poll remembers, so that each would stop the others again.
		failed: kind === 'durable' ? [] : memory.failed,
		now: Date.now(),
	});
	for (const note of notes) warn(context, note);
	const isByUser = kind === 'publish' && isStartedByUser(context);
	if (failures.length === 0) {
		// The first poll may have failed when the workflow was published, so that nothing has been checked yet.
		if (isByUser || (isFirst && kind === 'later')) {
			await checkSettings(context, watched, parameters, branches);
		}
		return remember(context, memory, { branches }) ? records : [];
	}

	const error = branchError(context.getNode(), failures[0], watched.length > 1);
	if (kind === 'publish') {
		const isOneOfSeveral = failures.length < watched.length;
		const mayWait = isTemporary(error) || (isOneOfSeveral && !isByUser);
		if (!mayWait) throw error;
		warn(
			context,
			`Published, but its first poll failed; the next one tries again. ${error.message}`,
		);
	} else if (records.length === 0) {
		remember(context, memory, { branches });
		throw error;
	}
	const failed = failures.map(({ publicId }) => publicId);
	return remember(context, memory, { branches, failed }) ? records : [];
}

/** @throws {NodeOperationError} when the filters or watched fields cannot be right; not when Routix cannot be asked */
async function checkSettings(
	context: IPollFunctions,
	watched: WatchedBranch[],
	parameters: TriggerParameters,
	branches: Record<string, BranchState>,
): Promise<void> {
	checkSteadiness(Object.values(branches), parameters.settings);
	try {
		await checkFields(watched, parameters);
	} catch (error) {
		const problem = pollError(context.getNode(), error as Error);
		if (!isTemporary(problem)) throw problem;
	}
}

function warn(context: IPollFunctions, note: string): void {
	context.logger.warn(`Routix Trigger "${context.getNode().name}": ${note}`);
}
