import { sortedJson } from '../../json';
import { hashOf } from './packedHashes';
import type { TriggerParameters } from '../parameters/readParameters';

/**
 * A short text that changes when the trigger watches something else, so that what it remembers no longer fits: another
 * resource, event, API version, watched fields, filters or Base URL.
 */
export function fingerprintOf(
	{ resource, apiVersion, settings, filtersAsEntered }: TriggerParameters,
	baseUrl: string,
): string {
	const subject = {
		resource: resource.name,
		event: settings.event,
		apiVersion,
		watchFields: [...settings.watchFields].sort(),
		filters: filtersAsEntered,
		baseUrl,
	};
	return Buffer.from(hashOf(sortedJson(subject)), 'latin1').toString('hex');
}
