import type { ResourceName, SimulatorSettings } from '../settings';
import { ApiError, type ErrorDetail } from './apiError';
import type { RecordList } from './recordList';
import { recordText } from './recordText';

const defaultLimit = 50;
const highestLimit = 1000;

/** The JSON of one page: the records' texts are at hand, so that a page is a join. */
export function pageText(
	list: RecordList,
	resource: ResourceName,
	version: string,
	query: Record<string, unknown>,
	settings: SimulatorSettings,
): string {
	const asked = wholeNumber(query, 'limit', defaultLimit, 1, highestLimit);
	const offset = wholeNumber(query, 'offset', 0, 0, Number.MAX_SAFE_INTEGER);
	const limit = Math.min(asked, settings.pageSizeCap ?? asked);
	const records = list.slice(offset, limit).map((stored) => recordText(resource, version, stored));
	const pagination = {
		limit,
		offset,
		...(!settings.omitTotal && { total: settings.wrongTotal ?? list.length }),
	};
	return `{"data":[${records.join(',')}],"pagination":${JSON.stringify(pagination)},"version":"${version}"}`;
}

function wholeNumber(
	query: Record<string, unknown>,
	name: string,
	otherwise: number,
	lowest: number,
	highest: number,
): number {
	const given = query[name];
	if (given === undefined) return otherwise;
	const number = typeof given === 'string' && /^\d{1,16}$/.test(given) ? Number(given) : NaN;
	if (number >= lowest && number <= highest) return number;
	const range = highest === highestLimit ? `from ${lowest} to ${highest}` : `from ${lowest} up`;
	const detail: ErrorDetail = { field: name, message: `must be a whole number ${range}` };
	throw new ApiError(400, `invalid_${name}`, `${name} ${detail.message}`, [detail]);
}
