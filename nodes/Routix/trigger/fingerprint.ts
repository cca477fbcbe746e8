import type { ApiVersion } from '../types';
import { sortedJson, hashOf } from './contentHash';
import type { PollSettings } from './settings';

/** What decides whether a stored state still fits the trigger. */
export interface StateSubject extends Pick<PollSettings, 'event' | 'watchFields' | 'filters'> {
	resource: string;
	apiVersion: ApiVersion;
	baseUrl: string;
}

/** A short text that changes when the trigger watches something else, so that an old state no longer fits. */
export function fingerprintOf({
	resource,
	event,
	apiVersion,
	watchFields,
	filters,
	baseUrl,
}: StateSubject): string {
	const subject = {
		resource,
		event,
		apiVersion,
		watchFields: [...watchFields].sort(),
		filters,
		baseUrl,
	};
	return Buffer.from(hashOf(sortedJson(subject)), 'latin1').toString('hex');
}
