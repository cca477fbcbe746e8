import type { SimulatorSettings } from '../settings';
import { ApiError, type ErrorDetail } from './apiError';
import type { RecordList } from './recordList';

const defaultLimit = 50;
const highestLimit = 1000;

/** The answer to a list request, as JSON in UTF-8. */
export function pageOf(
	list: RecordList,
	version: string,
	query: Record<string, unknown>,
	settings: SimulatorSettings,
): Buffer {
	const asked = wholeNumber(query, 'limit', defaultLimit, 1, highestLimit);
	const offset = wholeNumber(query, 'offset', 0, 0, Number.MAX_SAFE_INTEGER);
	const limit = Math.min(asked, settings.pageSizeCap ?? asked);
	const pagination = JSON.stringify({
		limit,
		offset,
		...(!settings.omitTotal && { total: settings.wrongTotal ?? list.length }),
	});
	return list.remembered(`${version} ${pagination}`, () => {
		const records = list.texts(version, offset, limit).join(',');
		return Buffer.from(`{"data":[${records}],"pagination":${pagination},"version":"${version}"}`);
	});
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
