import type { IDataObject, IPollFunctions } from 'n8n-workflow';
import { InputError } from '../../inputError';
import { readApiVersion } from '../../parameters/apiVersion';
import { readBranches } from '../../parameters/branch';
import { readChoice, readSwitch, readText, readWholeNumber } from '../../parameters/plainValues';
import { asText } from '../../json';
import type { ApiVersion } from '../../contract/address';
import { resourceNamed, type Resource } from '../../resources';
import { readFilters } from '../../parameters/filters';
import type { PollSettings, TriggerEvent } from './settings';

const EVENTS: TriggerEvent[] = ['created', 'updated', 'createdOrUpdated'];
const MINUTE_MS = 60_000;

/** What the trigger is set to do. */
export interface TriggerParameters {
	resource: Resource;
	apiVersion: ApiVersion;
	/** Public branch IDs, at least one. */
	branches: string[];
	settings: PollSettings;
	/** The option "Filters" before expressions are resolved, so that `{{ $today }}` is the same filter every day. */
	filtersAsEntered: unknown;
}

/**
 * @param credentialBranch the branch to use when the node names none
 * @throws {InputError} when a value cannot be right, before anything is sent
 */
export function readParameters(
	context: Pick<IPollFunctions, 'getNodeParameter'>,
	credentialBranch: string,
): TriggerParameters {
	const options = context.getNodeParameter('options', {}) as IDataObject;
	const entered = context.getNodeParameter('options', {}, { rawExpressions: true }) as IDataObject;
	const event = readChoice(context.getNodeParameter('event', 'created'), 'Event', EVENTS);
	return {
		resource: resourceNamed(String(context.getNodeParameter('resource', 'order'))),
		apiVersion: readApiVersion(options.apiVersion),
		branches: readBranches(context.getNodeParameter('branchPublicId', ''), credentialBranch),
		settings: {
			event,
			watchFields: event === 'created' ? [] : readFieldNames(options.watchFields),
			filters: readFilters(options.filters),
			emitExisting: readSwitch(options.emitExisting, 'Emit Existing Records'),
			recentRecords:
				event === 'created' ? 0 : readWholeNumber(options.recentRecords ?? 0, 'Recent Records', 0),
			fullReadEveryMs: readMinutes(options.fullScanInterval ?? 60) * MINUTE_MS,
		},
		filtersAsEntered: entered.filters ?? {},
	};
}

/** Field names from a list or a text with commas, each once. */
function readFieldNames(value: unknown): string[] {
	const names = readText(value).split(',');
	return [...new Set(names.map((name) => name.trim()).filter((name) => name !== ''))];
}

function readMinutes(value: unknown): number {
	const minutes = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
	if (typeof minutes === 'number' && Number.isFinite(minutes) && minutes >= 0) return minutes;
	throw new InputError(
		`Full Scan Interval "${asText(value)}" is not a number of minutes`,
		'Enter 0 or more, e.g. 60. With 0, every poll reads all records.',
	);
}
