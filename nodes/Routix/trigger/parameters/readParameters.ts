import type { IDataObject, IPollFunctions } from 'n8n-workflow';
import type { ApiVersion } from '../../contract/address';
import { InputError } from '../../inputError';
import { asText } from '../../json';
import { readApiVersion } from '../../parameters/apiVersion';
import { readBranches } from '../../parameters/branch';
import { readCombination, readFilters } from '../../parameters/filters';
import { readChoice, readSwitch, readText, readWholeNumber } from '../../parameters/plainValues';
import { Calendar } from '../../query/calendar';
import { prepareQuery, QueryScope, type Query } from '../../query/query';
import { resourceNamed, type Resource } from '../../resources';
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
	/** The filters, and the fields that they and the watched fields name, to be checked against records. */
	query: Pick<Query, 'filters' | 'named'>;
	/** The filters before expressions are resolved, so that `{{ $today }}` is the same filter every day. */
	filtersAsEntered: unknown;
}

/**
 * @param credentialBranch the branch to use when the node names none
 * @throws {InputError} when a value cannot be right, before anything is sent
 */
export function readParameters(
	context: Pick<IPollFunctions, 'getNodeParameter' | 'getTimezone'>,
	credentialBranch: string,
): TriggerParameters {
	const options = context.getNodeParameter('options', {}) as IDataObject;
	const entered = context.getNodeParameter('options', {}, { rawExpressions: true }) as IDataObject;
	const event = readChoice(context.getNodeParameter('event', 'created'), 'Trigger On', EVENTS);
	const resource = resourceNamed(String(context.getNodeParameter('resource', 'order')));
	const watchFields = event === 'created' ? [] : readFieldNames(options.watchFields);
	const combination = readCombination(options.combineFilters);
	const scope = new QueryScope(resource, new Calendar(context.getTimezone(), Date.now()));
	const filters = readFilters(options.filters);
	const {
		matches = () => true,
		named,
		...query
	} = prepareQuery({ ...ALL, filters, combination }, scope);
	const watched = watchFields.map((field) => ({
		place: 'Watched Field Names',
		reader: scope.readers.get(field),
	}));
	return {
		resource,
		apiVersion: readApiVersion(options.apiVersion),
		branches: readBranches(context.getNodeParameter('branchPublicId', ''), credentialBranch),
		settings: {
			event,
			watchFields,
			matches,
			emitExisting: readSwitch(options.emitExisting, 'Emit Existing Records'),
			recentRecords:
				event === 'created' ? 0 : readWholeNumber(options.recentRecords ?? 0, 'Recent Records', 0),
			fullReadEveryMs: readMinutes(options.fullScanInterval ?? 60) * MINUTE_MS,
		},
		query: { filters: query.filters, named: [...named, ...watched] },
		filtersAsEntered:
			combination === 'any' ? { any: entered.filters ?? {} } : (entered.filters ?? {}),
	};
}

/** A question for every record, in the order of Routix. */
const ALL = { search: '', sort: [], outputFields: [], limit: Infinity };

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
