/** Deeper than any record: from about 5,000 levels on, n8n and we could not even write the answer down again. */
export const MOST_LEVELS = 100;

/** Whether a value that came as JSON holds lists and objects within each other more than so many levels deep. */
export function isTooDeep(value: unknown, levels = MOST_LEVELS): boolean {
	if (typeof value !== 'object' || value === null) return false;
	if (levels === 0) return true;
	// Every value of every record comes by here, so no list of them is made.
	for (const name in value) {
		if (isTooDeep((value as Record<string, unknown>)[name], levels - 1)) return true;
	}
	return false;
}
