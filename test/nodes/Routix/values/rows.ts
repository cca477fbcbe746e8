import type { IDataObject } from 'n8n-workflow';
import { DateTime } from 'luxon';
import type { FieldRule, SentValue } from '../../../../nodes/Routix/values/conversion';

/**
 * What becomes of a value: the table that documents it and the test that proves it. All of them in a workflow whose
 * time zone is Europe/Amsterdam.
 */
export type ValueRow = {
	/** The kind of thing that people feed it. */
	row: string;
	/** What the item has. */
	input: unknown;
	/** How to print an input that is no JSON. */
	shown?: string;
	field: FieldRule;
	/** The fields are filled in by an AI Agent. */
	isFromTool?: true;
} & ({ sent: SentValue } | { leftOut: true } | { told: string });

export const timeZone = 'Europe/Amsterdam';

const text: FieldRule = { kind: 'text' };
const number: FieldRule = { kind: 'number' };
const boolean: FieldRule = { kind: 'boolean' };
const day: FieldRule = { kind: 'day' };
const decimal: FieldRule = { kind: 'decimal' };
const time: FieldRule = { kind: 'time' };
const list: FieldRule = { kind: 'list' };
const object: FieldRule = { kind: 'object' };
const unknown: FieldRule = { kind: 'unknown' };
const accountType: FieldRule = { kind: 'choice', choices: ['carrier', 'customer', 'vendor'] };
const vehicleStatus: FieldRule = {
	kind: 'choice',
	choices: ['active', 'in_maintenance', 'inactive'],
};
const fuel: FieldRule = { kind: 'choice', choices: ['Diesel', 'HVO'], takesOthers: true };

const asNumber = 'Write digits only, e.g. 1250.50 or 1250,50';
const asDay = 'Write it as 2026-05-04 or 04-05-2026.';
const asTime = 'Write it as 2026-05-04T14:30 or 04-05-2026 14:30.';
const choosePart =
	'Choose the part that the field takes, in an expression like {{ $json.name[1] }} or {{ $json.name.city }}.';
const tooLong =
	'has more digits than a number can hold, so it would be rounded. Round it yourself, or use a text where the field takes one: more than 15 digits are not safe in a number.';
const howJson =
	'Names and texts stand in double quotes, and a quote within a text needs a backslash before it. In an expression, let JSON.stringify write the text: {{ JSON.stringify($json.name) }}.';

/** "Values of a field", row by row. */
export const valueRows: ValueRow[] = [
	...of('A number in a text field', text, [
		{ input: 31201234567, sent: '31201234567' },
		{ input: 2020, sent: '2020' },
		{ input: 12.5, sent: '12.5' },
		{ input: 0.0000001, sent: '0.0000001' },
		{ input: -0, sent: '0' },
		{ input: 1e21, told: `1e+21 ${tooLong}` },
	]),
	...of('Odoo\'s "empty"', text, [
		{ input: false, leftOut: true },
		{ input: true, sent: 'true' },
		{ input: 'false', sent: 'false' },
	]),
	...of('Odoo\'s "empty"', day, [{ input: false, leftOut: true }]),
	...of('Odoo\'s "empty"', accountType, [{ input: false, leftOut: true }]),
	...of('A list or object in a text field', text, [
		{
			input: [3, 'Netherlands'],
			told: `[3, "Netherlands"] is a list, not a text. ${choosePart}`,
		},
		{
			input: { street: 'Kade', city: 'Venlo' },
			told: `{"street": "Kade", "city": "Venlo"} is an object, not a text. ${choosePart}`,
		},
	]),
	...[text, number, boolean, day, time, accountType, list, object, unknown].flatMap((field) =>
		of('Only blanks', field, [
			{ input: '', leftOut: true },
			{ input: ' \t\r\n', leftOut: true },
			{
				input: '\u00A0\u200B\uFEFF',
				shown: 'a no-break blank, a zero-width one, a BOM',
				leftOut: true,
			},
			{ input: null, leftOut: true },
		]),
	),
	...of('Blanks around a text', text, [
		{ input: '  Acme B.V.\r', sent: 'Acme B.V.' },
		{ input: '\uFEFFAcme\u00A0', shown: 'Acme between a BOM and a no-break blank', sent: 'Acme' },
	]),
	...of('Letters in decomposed form', text, [
		{ input: 'Besanc\u0327on', shown: 'Besançon with its cedilla apart', sent: 'Besan\u00E7on' },
	]),
	...of('Letters in decomposed form', list, [
		{ input: [' Cafe\u0301 '], shown: 'a list of Café with its accent apart', sent: ['Caf\u00E9'] },
	]),
	...[number, boolean, day, time, accountType, list, object].flatMap((field) =>
		of('What an AI writes for nothing', field, [
			{ input: 'null', isFromTool: true, leftOut: true },
			{ input: 'undefined', isFromTool: true, leftOut: true },
			{ input: 'N/A', isFromTool: true, leftOut: true },
			{ input: 'None', isFromTool: true, leftOut: true },
		]),
	),
	...of('What an AI writes for nothing', text, [
		{ input: 'null', isFromTool: true, leftOut: true },
		{ input: 'null', sent: 'null' },
		{ input: 'Null', isFromTool: true, sent: 'Null' },
		{ input: 'N/A', isFromTool: true, sent: 'N/A' },
	]),
	...[number, boolean, vehicleStatus].flatMap((field) =>
		of('Limit, Return All and options from a tool: left out means the default', field, [
			{ input: null, isFromTool: true, leftOut: true },
			{ input: 'null', isFromTool: true, leftOut: true },
		]),
	),
	...of('A choice', accountType, [
		{ input: 'Customer', sent: 'customer' },
		{ input: ' VENDOR ', sent: 'vendor' },
		{
			input: 'klant',
			told: '"klant" is not one of the choices: carrier, customer, vendor. Write one of them. One that is new in Routix can be sent with Additional Fields (JSON) under Options.',
		},
	]),
	...of('A choice', vehicleStatus, [{ input: 'In Maintenance', sent: 'in_maintenance' }]),
	...of('A choice of which records show others', fuel, [
		{ input: 'diesel', sent: 'Diesel' },
		{ input: 'LNG ', sent: 'LNG' },
	]),
	...of('A choice of which none is known', { kind: 'choice' }, [{ input: 7, sent: '7' }]),
	...of('A day', day, [
		{ input: '2026-05-04', sent: '2026-05-04' },
		{ input: '2026-05-04T23:30:00', sent: '2026-05-04' },
		{ input: '2026-05-03T22:00:00.000Z', sent: '2026-05-04' },
		{ input: '2026-05-04T00:00:00-05:00', sent: '2026-05-04' },
		{ input: '2026-05-04T00:00:00+09:00', sent: '2026-05-04' },
		{
			input: new Date('2026-05-03T22:00:00Z'),
			shown: 'a JS Date of midnight in Amsterdam',
			sent: '2026-05-04',
		},
		{
			input: DateTime.fromISO('2026-05-04T00:00', { zone: timeZone }),
			shown: 'a DateTime of midnight in Amsterdam',
			sent: '2026-05-04',
		},
		{
			input: DateTime.invalid('slip'),
			shown: 'a DateTime that is invalid',
			told: 'a date that does not exist cannot be sent. Correct the expression.',
		},
		{ input: '04-05-2026', sent: '2026-05-04' },
		{ input: '4/5/2026', sent: '2026-05-04' },
		{ input: '04.05.2026', sent: '2026-05-04' },
		{ input: '20260504', sent: '2026-05-04' },
		{ input: 46146, sent: '2026-05-04' },
		{ input: 46146.5, sent: '2026-05-04' },
		{ input: '46146,99', sent: '2026-05-04' },
		{ input: '/Date(1496102400000)/', sent: '2017-05-30' },
		{
			input: '05/13/2026',
			told: `"05/13/2026" has no month where the Dutch write it. ${asDay}`,
		},
		{ input: '4-5-26', told: `"4-5-26" has a year of less than four digits. ${asDay}` },
		{
			input: '4/5/2026 2:30 PM',
			told: `"4/5/2026 2:30 PM" has AM or PM, so day or month may come first. ${asDay}`,
		},
		{ input: 2026, told: `2026 is not a day. ${asDay}` },
	]),
	...of('A time', time, [
		{ input: '2026-05-04T08:00:00.000Z', sent: '2026-05-04T08:00:00.000Z' },
		{ input: '2026-05-04 14:30', sent: '2026-05-04T14:30:00+02:00' },
		{ input: '2026-12-04T14:30', sent: '2026-12-04T14:30:00+01:00' },
		{ input: '04-05-2026 14:30', sent: '2026-05-04T14:30:00+02:00' },
		{ input: '4/5/2026', sent: '2026-05-04T00:00:00+02:00' },
		{ input: 46146, sent: '2026-05-04T00:00:00+02:00' },
		{ input: 46146.5, sent: '2026-05-04T12:00:00+02:00' },
		{ input: 46146.604166667, sent: '2026-05-04T14:30:00+02:00' },
		{ input: '/Date(1496102400000+0200)/', sent: '2017-05-30T02:00:00.000+02:00' },
		{
			input: new Date('2026-05-04T12:30:00Z'),
			shown: 'a JS Date',
			sent: '2026-05-04T14:30:00.000+02:00',
		},
		{
			input: DateTime.fromISO('2026-05-04T14:30', { zone: 'Asia/Tokyo' }),
			shown: 'a DateTime of another zone',
			sent: '2026-05-04T14:30:00.000+09:00',
		},
		{
			input: '2026-03-29T02:30',
			told: '"2026-03-29T02:30" does not exist in Europe/Amsterdam: the clocks are put forward then. Correct the time.',
		},
		{
			input: '2026-10-25T02:30',
			told: '"2026-10-25T02:30" comes twice in Europe/Amsterdam: the clocks are put back then. Write 2026-10-25T02:30:00+02:00 or 2026-10-25T02:30:00+01:00.',
		},
	]),
	...of('No day or time', day, [
		{ input: '2026-02-30', told: `"2026-02-30" is not a day that exists. ${asDay}` },
		{ input: '31-04-2026', told: `"31-04-2026" is not a day that exists. ${asDay}` },
		{ input: 'volgende week', told: `"volgende week" is not a day. ${asDay}` },
	]),
	...of('No day or time', time, [
		{ input: '2026-02-30T10:00', told: `"2026-02-30T10:00" is not a time that exists. ${asTime}` },
		{ input: 'volgende week', told: `"volgende week" is not a time. ${asTime}` },
		{
			input: '04-05-2026 14.30 uur',
			told: `"04-05-2026 14.30 uur" is not a time. ${asTime}`,
		},
	]),
	...of('A number in Dutch or with thousands', number, [
		{ input: '12,50', sent: 12.5 },
		{ input: '12.50', sent: 12.5 },
		{ input: '1.250,50', sent: 1250.5 },
		{ input: '1,250.50', sent: 1250.5 },
		{ input: '1.250.000', sent: 1250000 },
		{ input: '1 250,5', sent: 1250.5 },
		{ input: '€ 12', sent: 12 },
		{ input: '€ 1.250,-', sent: 1250 },
		{ input: '-12,50', sent: -12.5 },
		{ input: '12,50-', sent: -12.5 },
		{ input: '0,125', sent: 0.125 },
		{
			input: '1.250',
			told: '"1.250" can mean 1250 or 1.25. Write 1250 for the one or 1.2500 for the other.',
		},
		{
			input: '1,250',
			told: '"1,250" can mean 1250 or 1.25. Write 1250 for the one or 1.2500 for the other.',
		},
	]),
	...of('No number', number, [
		{ input: '12 kg', told: `"12 kg" is not a number. ${asNumber}, without words or units.` },
		{
			input: '21%',
			told: `"21%" is a percentage, which may be meant as it is or as a part of one. ${asNumber}: the number that Routix shows in this field.`,
		},
		{
			input: '(12,50)',
			told: `"(12,50)" is a number in parentheses. ${asNumber}. If it is negative, put a minus before it.`,
		},
		{
			input: true,
			told: 'true is not a number. Bring a number, e.g. by choosing the part that is one.',
		},
		{
			input: Number.NaN,
			shown: 'NaN',
			told: 'NaN is not a number that can be sent. Correct the expression.',
		},
	]),
	...of('Digits beyond 2^53', number, [
		{ input: '9007199254740991', sent: 9007199254740991 },
		{ input: '9007199254740993', told: `"9007199254740993" ${tooLong}` },
		{ input: 2 ** 60, told: `1152921504606847000 ${tooLong}` },
		{ input: '0.12345678901234567890', told: `"0.12345678901234567890" ${tooLong}` },
	]),
	...of('A switch', boolean, [
		...['true ', 'Ja', 'yes', 'WAAR', '1', 1, 'aan', true].map((input) => ({ input, sent: true })),
		...['False', 'Nee', 'no', 'ONWAAR', '0', 0, 'uit', false].map((input) => ({
			input,
			sent: false,
		})),
		{
			input: 'misschien',
			told: '"misschien" is neither true nor false. Write true or false, yes or no, ja or nee, 1 or 0.',
		},
	]),
	...of('A list or object as JSON text', list, [
		{ input: '["a", 1]', sent: ['a', 1] },
		{
			input: 'a, b',
			told: '"a, b" is not a list. Write it as JSON, e.g. ["a", "b"]. In an expression, JSON.stringify writes it.',
		},
	]),
	...of('A list or object as JSON text', object, [
		{ input: ' {"city": "Venlo"}', sent: { city: 'Venlo' } },
		{
			input: '{"name": "De "Kroon" B.V."}',
			told: `the JSON breaks at line 1, column 15, between {"name": "De " and Kroon" B.V."}. ${howJson}`,
		},
	]),
	...of('What a spreadsheet writes instead of a value', text, [
		{
			input: '#N/A',
			told: '"#N/A" is what a spreadsheet shows when it has no value. Correct the formula in the sheet, or empty the cell.',
		},
		{
			input: '3,12E+10',
			told: '"3,12E+10" is a number that a spreadsheet has shortened, so digits are lost. Format the column as text or as a number without decimals, and save the sheet again.',
		},
	]),
	...of('A decimal that Routix writes as a text', decimal, [
		{ input: '12.50', sent: '12.50' },
		{ input: '12,50', sent: '12.5' },
		{ input: '€ 1.250,5', sent: '1250.5' },
		{ input: 12.5, sent: 12.5 },
		{
			input: '1,250',
			told: '"1,250" can mean 1250 or 1.25. Write 1250 for the one or 1.2500 for the other.',
		},
		{ input: 'op aanvraag', sent: 'op aanvraag' },
	]),
	...of('A field that Routix never showed', unknown, [
		{ input: ' Acme ', sent: 'Acme' },
		{ input: 7, sent: 7 },
		{ input: false, sent: false },
		{ input: '1.250', sent: '1.250' },
		{ input: { city: ' Venlo' }, sent: { city: 'Venlo' } },
	]),
];

type Case = { input: unknown; shown?: string; isFromTool?: true } & (
	| { sent: SentValue }
	| { leftOut: true }
	| { told: string }
);

function of(row: string, field: FieldRule, cases: Case[]): ValueRow[] {
	return cases.map((one) => ({ row, field, ...one }));
}

/** "Columns of a sheet": what becomes of the columns of an item. */
export type ColumnRow = {
	row: string;
	item: IDataObject;
	/** The fields of the form, by name and label. */
	known: Array<{ name: string; label?: string }>;
} & (
	| { fields: IDataObject; /** Sent along, but no reason to write. */ alongside?: string[] }
	| { told: string }
);

const known = [
	{ name: 'company_name', label: 'Company Name' },
	{ name: 'email', label: 'Email' },
];

export const columnRows: ColumnRow[] = [
	...[
		'company_name',
		'\uFEFFcompany_name',
		'ï»¿company_name',
		' company_name\u00A0',
		'COMPANY_NAME',
		'Company Name',
		'company-name',
		'companyName',
		'Company Name *',
	].map((heading) => ({
		row: 'A heading that is written otherwise',
		known,
		item: { [heading]: 'Acme' },
		fields: { company_name: 'Acme' },
	})),
	{
		row: 'A heading that is written otherwise',
		known,
		item: { 'E-mail': 'info@acme.nl' },
		fields: { email: 'info@acme.nl' },
	},
	{
		row: 'Columns that other nodes add',
		known,
		item: { row_number: 2, __EMPTY: 'x', __EMPTY_1: 'y', '': 'z', company_name: 'Acme' },
		fields: { company_name: 'Acme' },
	},
	{
		row: 'What this package adds',
		known,
		item: {
			branch_public_id: 'RS2RDH3B',
			changed_fields: ['email'],
			matching_ids: ['1'],
			not_kept: ['email'],
			sync_action: 'updated',
			trigger_event: 'updated',
			'Sync Action': 'updated',
			syncAction: 'updated',
			company_name: 'Acme',
		},
		fields: { company_name: 'Acme' },
	},
	{
		row: 'A required or matching column is missing',
		known,
		item: { Bedrijfsnaam: 'Acme', Email: 'info@acme.nl', row_number: 2 },
		told: 'the item has no company_name; it has Bedrijfsnaam, Email. Rename the column that holds it to company_name, or map the fields one by one.',
	},
	{
		row: 'A required or matching column is missing',
		known,
		item: { 'company_name;email': 'Acme;info@acme.nl' },
		told: 'the item has no company_name; it has company_name;email. The whole line was read as one column: choose the delimiter of the file where it is read.',
	},
	{
		row: 'Two columns mean one field',
		known,
		item: { 'Company Name': 'Acme', company_name: 'Bolt' },
		told: 'the columns "Company Name" and "company_name" both mean company_name and differ in this item. Remove one of the two columns, or give it the name of another field.',
	},
	{
		row: 'Two columns mean one field',
		known,
		item: { 'Company Name': 'Acme ', company_name: 'Acme' },
		fields: { company_name: 'Acme ' },
	},
	{
		row: 'A column that Routix shows in no record',
		known,
		item: { company_name: 'Acme', ' Debiteur ': '1001' },
		fields: { company_name: 'Acme', Debiteur: '1001' },
		alongside: ['Debiteur'],
	},
];
