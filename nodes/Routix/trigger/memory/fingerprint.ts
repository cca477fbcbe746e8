import { sortedJson } from '../../json';
import { hashOf } from './packedHashes';
import type { TriggerParameters } from '../parameters/readParameters';

/**
 * Changes when the trigger watches something else, so that what it remembers no longer applies: another resource, event,
 * API version, Base URL, or other watched fields or filters.
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
