import type { INodeExecutionData, IPollFunctions } from 'n8n-workflow';
import { openConnection } from '../transport/connection';
import type { RoutixRecord } from '../contract/record';
import { watchedBranches } from './watchedBranches';
import { isPassing, isPublishPoll, toNodeError } from './pollErrors';
import { fingerprintOf } from './memory/fingerprint';
import { recall, remember } from './memory/memory';
import { readParameters } from './parameters/readParameters';
import { poll } from './allBranches';
import { testEvent } from './testEvent';

/**
 * What n8n calls at every poll time, once when the workflow is published, and for "Fetch Test Event". Null: nothing that
 * starts the workflow.
 */
export async function pollTrigger(this: IPollFunctions): Promise<INodeExecutionData[][] | null> {
	try {
		const isTest = this.getMode() === 'manual';
		const records = isTest ? await testEvent(this) : await pollPublished(this);
		return records.length > 0 ? [records.map((json) => ({ json }))] : null;
	} catch (error) {
		throw toNodeError(this.getNode(), error as Error);
	}
}

/** @throws what makes the poll fail; nothing is remembered then */
async function pollPublished(context: IPollFunctions): Promise<RoutixRecord[]> {
	const connection = await openConnection(context);
	const { baseUrl, branchPublicId } = connection.credential;
	const parameters = readParameters(context, branchPublicId);
	const memory = recall(context, fingerprintOf(parameters, baseUrl));
	const isPublishing = isPublishPoll(context, Object.keys(memory.branches).length === 0);
	try {
		const result = await poll({
			branches: watchedBranches(context, connection, parameters),
			settings: parameters.settings,
			previous: memory.branches,
			now: Date.now(),
		});
		return remember(context, memory, result) ? result.records : [];
	} catch (error) {
		const problem = toNodeError(context.getNode(), error as Error);
		if (!isPublishing || !isPassing(problem)) throw problem;
		context.logger.warn(
			`Routix Trigger "${context.getNode().name}" is published, but its first poll failed; the next one tries again. ${problem.message}`,
		);
		return [];
	}
}
