import type { RoutixRecord } from '../contract/record';
import type { IPollFunctions } from 'n8n-workflow';
import { InputError } from '../inputError';
import { openConnection } from '../transport/connection';
import { readBothEnds } from '../pagination/readBothEnds';
import { checkFields } from './checkFields';
import { watchedBranches } from './watchedBranches';
import { readParameters, type TriggerParameters } from './parameters/readParameters';
import { emitted } from './allBranches';

/** How many records to look at, at each end of the list. */
const SAMPLE_SIZE = 100;

/**
 * A recent record for "Fetch Test Event", as the published workflow would get it. Nothing is remembered.
 * @throws {InputError} when there is none
 */
export async function testEvent(context: IPollFunctions): Promise<RoutixRecord[]> {
	const connection = await openConnection(context);
	const parameters = readParameters(context, connection.credential.branchPublicId);
	const { settings } = parameters;
	const branches = watchedBranches(context, connection, parameters);
	await checkFields(branches, parameters);
	let looked = 0;
	for (const { publicId, list } of branches) {
		const records = newestFirst(await readBothEnds(list.page, SAMPLE_SIZE));
		looked += records.length;
		const record = records.find(settings.matches);
		if (record) {
			const isUpdate = settings.event === 'updated';
			const changed = {
				record,
				change: isUpdate ? 'updated' : 'created',
				changedFields: isUpdate ? settings.watchFields : [],
			} as const;
			return [emitted(changed, settings.event, branches.length > 1 ? publicId : undefined)];
		}
	}
	throw looked === 0 ? nothingThere(parameters) : nothingMatches(parameters, looked);
}

/** By `created_at`, a name inferred from common usage; records without it keep Routix's order. */
function newestFirst(records: RoutixRecord[]): RoutixRecord[] {
	const createdAt = ({ created_at: time }: RoutixRecord) =>
		typeof time === 'string' ? Date.parse(time) || 0 : 0;
	return [...records].sort((one, other) => createdAt(other) - createdAt(one));
}

function nothingThere({ resource, branches }: TriggerParameters) {
	const where = branches.length > 1 ? `branches ${branches.join(', ')}` : `branch ${branches[0]}`;
	return new InputError(
		`There are no ${resource.plural} in ${where} yet`,
		`Create one in Routix and click Fetch Test Event again, or check Branch Public ID. Once the workflow is published, ${resource.plural} that are created later start it by themselves.`,
	);
}

function nothingMatches({ resource, query }: TriggerParameters, looked: number) {
	const fields = [...new Set(query.filters.map(({ filter }) => filter.field))].join(', ');
	return new InputError(
		`None of the ${looked} ${resource.plural} looked at meets the Filters`,
		`Check the filters on ${fields} under Options, or remove them while you build the workflow.`,
	);
}
