import type { IDataObject } from 'n8n-workflow';
import { syncRows } from '../integration/data/syncRows';
import { enteredRows } from '../nodes/Routix/parameters/rows';
import { columnRows, valueRows } from '../nodes/Routix/values/rows';
import { variations } from '../simulator/variations';
import { writtenAgainRows } from './writtenAgain';

const KINDS = {
	boolean: 'switch',
	choice: 'choice',
	day: 'day',
	decimal: 'decimal, written as a text',
	list: 'list',
	number: 'number',
	object: 'object',
	text: 'text',
	time: 'time',
	unknown: 'field that no record shows',
};

/** What happens to a value, to a column and to an item, row by row as the tests prove it. */
export function dataPage(): string {
	return `# What happens to your data

Written by \`npm run docs\` from the tables that the tests run through. The time zone of the workflow is Europe/Amsterdam.
An item is refused before anything is sent for it, and the error names the field, the item and what to do. What a field
takes is known from Routix's documentation and from the form, and else from records of the branch.

## Values

In Create, Update and Create or Update, mapped by hand or automatically, and in **Additional Fields (JSON)**, where
\`null\` clears a field and a choice may be a new one.

${table(['', 'Field', 'The item has', 'Sent', 'Told'], valueCells())}

## Columns

With **Map Automatically**. The form has Company Name (\`company_name\`) and Email (\`email\`).

${table(['', 'The item has', 'Fields', 'Told'], columnCells())}

## JSON and expressions

For accounts. As a tool of an AI Agent, a message holds what is to be done too, since the agent gets nothing else.

${table(['', 'Where', 'Entered', 'Fields', 'Told'], enteredCells())}

## Create or Update

Accounts, matched on \`company_name\`. What is told is \`sync_action\`, or the error.

${table(['', 'In Routix', 'Items', 'Options', 'Sent', 'Told'], syncCells())}

## The same write again

Workers of n8n's queue mode do not know of each other: two that get the same new customer at the same moment may create it
twice. [scaling.md](scaling.md#the-same-new-record-at-the-same-moment) says what to do.

${table(
	['When', 'What happens'],
	writtenAgainRows.map(({ when, told }) => [when, told]),
)}
`;
}

function valueCells(): string[][] {
	return valueRows.map((row) => {
		const { field, input, isFromTool, row: kind, shown } = row;
		return [
			kind,
			field.choices ? `${KINDS[field.kind]}: ${field.choices.join(', ')}` : KINDS[field.kind],
			(shown ?? code(input)) + (isFromTool ? ', from an AI Agent' : ''),
			'sent' in row ? code(row.sent) : 'told' in row ? 'nothing' : 'left out',
			'told' in row ? row.told : '',
		];
	});
}

function columnCells(): string[][] {
	return columnRows.map((row) => [
		row.row,
		code(row.item),
		'fields' in row ? code(row.fields) : 'none',
		'told' in row ? row.told : '',
	]);
}

function enteredCells(): string[][] {
	return enteredRows.map(({ row, where, entered, isFromTool, ...then }) => [
		row,
		where,
		(typeof entered === 'string' ? `\`${entered}\`` : code(entered)) +
			(isFromTool ? ', from an AI Agent' : ''),
		'fields' in then ? code(then.fields) : 'none',
		'told' in then ? then.told : '',
	]);
}

function syncCells(): string[][] {
	return syncRows.map(({ row, record, times = 1, items, options, variation, ...then }) => {
		const differs = variations.find(({ name }) => name === variation);
		const notKept = then.notKept ? [`${code({ not_kept: then.notKept })}`] : [];
		return [
			row,
			[times > 1 ? `${times} times` : '', code(record), differs?.does ?? '']
				.filter(Boolean)
				.join(' '),
			items.map(code).join('<br>'),
			options ? code(options) : '',
			then.sent.map((request) => code(request)).join('<br>') || 'nothing',
			[...then.told, ...notKept, ...(then.hint ? [`Hint: ${then.hint}`] : [])].join('<br>'),
		];
	});
}

/** JSON with everything in it that a screen does not show. */
function code(value: unknown): string {
	const json = JSON.stringify(value as IDataObject) ?? String(value);
	const visible = json.replace(
		/[\u00A0\p{M}\p{Cf}]/gu,
		(sign) => `\\u${sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`,
	);
	return `\`${visible}\``;
}

/** The first cell of a row only where it differs from that of the row above. */
function table(headings: string[], rows: string[][]): string {
	const lines = rows.map(([kind, ...cells], index) => {
		const isNew = rows[index - 1]?.[0] !== kind;
		return `| ${[isNew ? kind : '', ...cells].map(inCell).join(' | ')} |`;
	});
	const rule = headings.map(() => '---');
	return [`| ${headings.join(' | ')} |`, `| ${rule.join(' | ')} |`, ...lines].join('\n');
}

function inCell(text: string): string {
	return text.replaceAll('|', '\\|');
}
