import type { IDataObject } from 'n8n-workflow';

/** "Words": what becomes of fields that are given as JSON or as one expression, in accounts. */
export type EnteredRow = {
	row: string;
	/** Where it is entered. */
	where: 'Additional Fields (JSON)' | 'Values to Send';
	/** What is there when the expressions are worked out. */
	entered: unknown;
	/** An AI Agent fills it in, and gets nothing of an error but its message. */
	isFromTool?: boolean;
} & ({ fields: IDataObject } | { told: string });

const backslash =
	'Names and texts stand in double quotes, and a quote within a text needs a backslash before it. In an expression, let JSON.stringify write the text: {{ JSON.stringify($json.name) }}.';

const bringFields =
	'Let it bring an object like {{ { company_name: $json.name } }} or a whole item, {{ $json }}.';

export const enteredRows: EnteredRow[] = [
	{
		row: 'JSON',
		where: 'Additional Fields (JSON)',
		entered: '{ "phone": 31201234567, "email": null }',
		fields: { phone: '31201234567', email: null },
	},
	{
		row: 'JSON with an unescaped quote',
		where: 'Additional Fields (JSON)',
		entered: '{ "company_name": "De "Kroon" B.V." }',
		told: `Additional Fields (JSON) is not a JSON object: the JSON breaks at line 1, column 24, between { "company_name": "De " and Kroon" B.V." }. ${backslash}`,
	},
	{
		row: 'JSON that is no object',
		where: 'Additional Fields (JSON)',
		entered: '["phone"]',
		told: 'Additional Fields (JSON) is not a JSON object but ["phone"]. Write the names and values between braces, e.g. { "phone": null }. Names and texts stand in double quotes.',
	},
	{
		row: 'A whole item',
		where: 'Additional Fields (JSON)',
		entered: { id: '1', row_number: 2, sync_action: 'updated', phone: '020' },
		fields: { phone: '020' },
	},
	{
		row: 'One expression for all fields',
		where: 'Values to Send',
		entered: { 'Company Name': 'Acme ', status: 'ACTIVE' },
		fields: { company_name: 'Acme', status: 'active' },
	},
	{
		row: 'One expression for all fields',
		where: 'Values to Send',
		entered: '{ "company_name": "Acme" }',
		fields: { company_name: 'Acme' },
	},
	{
		row: 'One expression for all fields',
		where: 'Values to Send',
		entered: 'Acme',
		told: `The expression in Values to Send brought "Acme", not an object with fields. ${bringFields} As JSON it cannot be read: the JSON breaks at line 1, column 1, at Acme.`,
	},
	{
		row: 'One expression for all fields',
		where: 'Values to Send',
		entered: [{ company_name: 'Acme' }],
		told: `The expression in Values to Send brought [{"company_name": "Acme"}], not an object with fields. ${bringFields}`,
	},
	{
		row: 'Nothing at all',
		where: 'Values to Send',
		entered: { company_name: ' ', phone: null },
		told: 'There is nothing to send: no field has a value. Give at least one field under Values to Send a value in this item. To clear a field, set it to null in Additional Fields (JSON) under Options.',
	},
	{
		row: 'What an AI Agent writes for nothing',
		where: 'Additional Fields (JSON)',
		entered: 'null',
		isFromTool: true,
		told: 'There is nothing to send: no field has a value. Give at least one field under Values to Send a value in this item. To clear a field, set it to null in Additional Fields (JSON) under Options.',
	},
];
