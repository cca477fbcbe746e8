import { BRANCH_PUBLIC_ID } from '../../nodes/Routix/contract/address';
import { LIST_ENVELOPES, RECORD_ENVELOPES } from '../../nodes/Routix/contract/envelope';
import { ID_FIELD, OTHER_ID_FIELDS } from '../../nodes/Routix/contract/identity';
import {
	COMMON_CAPS,
	LEAST_PAGE_LIMIT,
	LIMIT_NAMES,
	PAGE_INFO,
	PAGE_LIMIT,
	TOTAL_NAMES,
} from '../../nodes/Routix/contract/list';
import { ERROR_CODES, SUBJECT_KEYS, WORD_KEYS } from '../../nodes/Routix/contract/refusal';

const START = '<!-- What is understood: written by `npm run docs` -->';
const END = '<!-- End of what is understood -->';

/** What each part of an answer may be called: the documented names, and those that are inferred, best first. */
const PARTS: Array<[part: string, documented: readonly string[], understood: readonly string[]]> = [
	['The rows of a list', ['data'], LIST_ENVELOPES],
	['One record', ['data'], RECORD_ENVELOPES],
	['The ID of a record', [ID_FIELD], OTHER_ID_FIELDS],
	['What is said about a page', ['pagination'], PAGE_INFO],
	['The length of a list (a hint, never a proof)', ['total'], TOTAL_NAMES],
	['The size of a page', ['limit'], LIMIT_NAMES],
	['Codes and words of a refusal', [], WORD_KEYS],
	['What a refusal is about', [], SUBJECT_KEYS],
	['Error codes', ERROR_CODES, []],
];

/**
 * The document with its table of what is understood, as the code has it now.
 * @throws when there is no place for the table
 */
export function withApiTable(document: string): string {
	const [from, to] = [document.indexOf(START), document.indexOf(END)];
	if (from < 0 || to < from) throw new Error(`There is no place for the table: ${START}`);
	const rows = PARTS.map(([part, documented, understood]) => {
		const inferred = understood.filter((name) => !documented.includes(name));
		return `| ${[part, listed(documented), listed(inferred)].join(' | ')} |`;
	});
	const lines = [
		'| Part of an answer | Documented | Understood as well (inferred) |',
		'| --- | --- | --- |',
		...rows,
		'',
		`A page has at most ${PAGE_LIMIT.toLocaleString('en')} records; a limit that is refused, or too heavy for the server, is halved down to ${LEAST_PAGE_LIMIT}.`,
		`A first page of ${COMMON_CAPS.slice(0, -1).join(', ')} or ${COMMON_CAPS.at(-1)} records may be cut off by the server, so the next one is asked for.`,
		`A branch public ID is one of \`${BRANCH_PUBLIC_ID}\`.`,
	];
	return [document.slice(0, from + START.length), '', ...lines, '', document.slice(to)].join('\n');
}

function listed(names: readonly string[]): string {
	return names.map((name) => `\`${name}\``).join(', ');
}
