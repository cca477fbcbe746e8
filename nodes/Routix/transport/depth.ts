/** Deeper than any record: from about 5,000 levels on, n8n and we could not even write the answer down again. */
export const MOST_LEVELS = 100;

/** Whether a value that came as JSON holds lists and objects within each other more than so many levels deep. */
export function isTooDeep(value: unknown, levels = MOST_LEVELS): boolean {
	if (typeof value !== 'object' || value === null) return false;
	return levels === 0 || Object.values(value).some((entry) => isTooDeep(entry, levels - 1));
}
