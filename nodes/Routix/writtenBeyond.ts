import type { ItemResult } from './execution';
import { isOutcomeUnknown } from './transport/errors/requestError';

/** More than anybody reads; items in a row count as one. */
const MOST_NAMED = 10;

/**
 * What the error that stops an execution has to say of the items after the one that failed: several are under way at
 * once, so some of them may be written. Empty when none is.
 * @param outcomes by the index of the item; a hole for each that did not begin
 */
export function writtenBeyond(
	outcomes: Array<PromiseSettledResult<ItemResult>>,
	failedItem: number,
): string {
	const written: number[] = [];
	const unsure: number[] = [];
	outcomes.forEach((outcome, item) => {
		if (item <= failedItem) return;
		if (outcome.status === 'fulfilled' && outcome.value.isWritten) written.push(item);
		if (outcome.status === 'rejected' && isOutcomeUnknown(outcome.reason)) unsure.push(item);
	});
	return [
		written.length > 0 &&
			`Items after it were under way and have been written (n8n counts from 0): ${named(written)}.`,
		unsure.length > 0 &&
			`Items after it whose answer was lost, so they may have been written: ${named(unsure)}.`,
	]
		.filter(Boolean)
		.join(' ');
}

/** `4 to 9, 12, 13`. */
function named(items: number[]): string {
	const rows: Array<[first: number, last: number]> = [];
	for (const item of items) {
		const row = rows.at(-1);
		if (row?.[1] === item - 1) row[1] = item;
		else rows.push([item, item]);
	}
	const texts = rows
		.slice(0, MOST_NAMED)
		.map(([first, last]) => [...new Set([first, last])].join(last === first + 1 ? ', ' : ' to '));
	return [...texts, ...(rows.length > MOST_NAMED ? [`… ${items.at(-1)}`] : [])].join(', ');
}
