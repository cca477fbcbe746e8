/** Deeper than any record: from about 5,000 levels on, n8n and we could not even write the answer down again. */
export const MOST_LEVELS = 100;

/** Whether a value that came as JSON holds lists and objects within each other more than so many levels deep. */
export function isTooDeep(value: unknown, levels = MOST_LEVELS): boolean {
	return isNested(value) && nestsDeeper(value, levels);
}

/** Every value of every record comes by here: no list of them is made, and a simple one costs no call. */
function nestsDeeper(value: object, levels: number): boolean {
	if (levels === 0) return true;
	if (Array.isArray(value)) {
		for (const entry of value as unknown[]) {
			if (isNested(entry) && nestsDeeper(entry, levels - 1)) return true;
		}
		return false;
	}
	for (const property in value) {
		const entry = (value as Record<string, unknown>)[property];
		if (isNested(entry) && nestsDeeper(entry, levels - 1)) return true;
	}
	return false;
}

function isNested(value: unknown): value is object {
	return typeof value === 'object' && value !== null;
}
