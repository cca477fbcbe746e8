import type { INodeExecutionData, IPollFunctions } from 'n8n-workflow';
import type { RoutixRecord } from '../contract/record';
import { openConnection } from '../transport/connection';
import { findChangesInAllBranches } from './allBranches';
import { fingerprintOf } from './memory/fingerprint';
import { recall, remember } from './memory/memory';
import { readParameters } from './parameters/readParameters';
import { isPublishPoll, isTemporary, pollError } from './pollErrors';
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

/** @throws whatever makes the poll fail; nothing is remembered then */
async function pollPublished(context: IPollFunctions): Promise<RoutixRecord[]> {
	const connection = await openConnection(context);
	const { baseUrl, branchPublicId } = connection.credential;
	const parameters = readParameters(context, branchPublicId);
	const memory = recall(context, fingerprintOf(parameters, baseUrl));
	const isPublishing = isPublishPoll(context, Object.keys(memory.branches).length === 0);
	try {
		const { branches, records } = await findChangesInAllBranches({
			branches: watchedBranches(context, connection, parameters),
			settings: parameters.settings,
			previous: memory.branches,
			now: Date.now(),
		});
		return remember(context, memory, branches) ? records : [];
	} catch (error) {
		const problem = pollError(context.getNode(), error as Error);
		if (!isPublishing || !isTemporary(problem)) throw problem;
		context.logger.warn(
			`Routix Trigger "${context.getNode().name}" is published, but its first poll failed; the next one tries again. ${problem.message}`,
		);
		return [];
	}
}
