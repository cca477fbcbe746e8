import type { IDataObject } from 'n8n-workflow';

/** What tells two lists of records or values apart, whose order counts; undefined: nothing. */
export function difference(found: unknown[], expected: unknown[]): string | undefined {
	// Texts, since what came over the network has other prototypes than what a test makes.
	const [were, should] = [found, expected].map((values) => values.map(inOrder));
	if (were.length !== should.length) return countsOf(were, should);
	const index = were.findIndex((value, at) => value !== should[at]);
	return index < 0 ? undefined : `${cut(were[index])} instead of ${cut(should[index])} at ${index}`;
}

/** JSON that does not depend on the order of names. */
function inOrder(value: unknown): string {
	return JSON.stringify(value, (_name, part: unknown) =>
		typeof part === 'object' && part !== null && !Array.isArray(part)
			? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
			: part,
	);
}

/** What tells records that were handed out from those that should have been; what we add beside them does not count. */
export function sameRecords(found: IDataObject[], expected: IDataObject[]): string | undefined {
	return difference(
		found.map((record) => {
			const own = { ...record };
			for (const name of ADDED) delete own[name];
			return own;
		}),
		expected,
	);
}

const ADDED = ['branch_public_id', 'trigger_event', 'changed_fields', 'not_kept', 'sync_action'];

function countsOf(found: string[], expected: string[]): string {
	const repeated = found.length - new Set(found).size;
	return `${found.length} of ${expected.length}${repeated > 0 ? `, ${repeated} of them twice` : ''}`;
}

function cut(text = 'nothing'): string {
	return text.length > 160 ? `${text.slice(0, 160)}…` : text;
}
