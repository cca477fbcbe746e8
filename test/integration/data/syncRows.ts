import type { IDataObject } from 'n8n-workflow';

/**
 * What becomes of items that meet a record: the table that documents it and the test that proves it. All of them in
 * Create or Update of accounts with Map Automatically, matched on company_name.
 */
export interface SyncRow {
	/** The kind of thing that happens. */
	row: string;
	/** What Routix has; with an ID that the test gives. */
	record: IDataObject;
	/** How many such records Routix has; 1 unless said otherwise. */
	times?: number;
	items: IDataObject[];
	options?: Record<string, string | boolean>;
	/** In what Routix differs, by the simulator's name for it. */
	variation?: string;
	/** The bodies of the requests that write. */
	sent: Array<{ PATCH: IDataObject } | { POST: IDataObject }>;
	/** For each item its `sync_action`, or the beginning of its error. */
	told: string[];
	/** `not_kept` of the last item. */
	notKept?: string[];
	/** What the hints above the output say, beside the counts. */
	hint?: string;
}

const record = { company_name: 'Café Acme B.V.', phone: '020', email: null };

export const syncRows: SyncRow[] = [
	...['  Café Acme B.V. ', 'Café\u00A0 Acme B.V.', 'Cafe\u0301 Acme B.V.'].map((name) => ({
		row: 'Blanks and letter form never make a difference',
		record,
		items: [{ company_name: name, phone: ' 020' }],
		sent: [],
		told: ['unchanged'],
	})),
	{
		row: 'Upper and lower case do',
		record,
		items: [{ company_name: 'CAFÉ ACME B.V.' }],
		sent: [],
		told: [
			'Among the accounts in Routix is company_name "Café Acme B.V.", which differs from company_name "CAFÉ ACME B.V." only in case, blanks or punctuation, so this item was not written',
		],
	},
	{
		row: 'Upper and lower case do',
		record,
		items: [{ company_name: 'CAFÉ ACME B.V.', phone: '020' }],
		options: { ignoreCase: true },
		sent: [{ PATCH: { company_name: 'CAFÉ ACME B.V.' } }],
		told: ['updated'],
	},
	{
		row: 'A record that is nearly the same',
		record,
		items: [{ company_name: 'Café-Acme BV' }],
		sent: [],
		told: [
			'Among the accounts in Routix is company_name "Café Acme B.V.", which differs from company_name "Café-Acme BV" only in case, blanks or punctuation, so this item was not written',
		],
	},
	{
		row: 'Empty cells, and clearing on purpose',
		record,
		items: [{ company_name: 'Café Acme B.V.', phone: ' ', email: '' }],
		sent: [],
		told: ['unchanged'],
	},
	{
		row: 'Empty cells, and clearing on purpose',
		record,
		items: [{ company_name: 'Café Acme B.V.' }],
		options: { additionalFields: '{ "phone": null }' },
		sent: [{ PATCH: { phone: null } }],
		told: ['updated'],
	},
	{
		row: 'Two items for one record',
		record,
		items: [
			{ company_name: 'Café Acme B.V.', phone: '030' },
			{ company_name: 'Café  Acme B.V.', phone: '040' },
		],
		sent: [{ PATCH: { phone: '030' } }],
		told: [
			'updated',
			'Items 0 and 1 are the same account with different values for phone: "030" and "040"',
		],
	},
	{
		row: 'Two items for one record',
		record,
		items: [
			{ company_name: 'Café Acme B.V.', phone: '030' },
			{ company_name: 'Café Acme B.V.', phone: '030 ', email: 'info@acme.nl' },
		],
		sent: [{ PATCH: { phone: '030' } }, { PATCH: { email: 'info@acme.nl' } }],
		told: ['updated', 'updated'],
	},
	{
		row: 'A column that Routix shows in no record',
		record,
		items: [{ company_name: 'Café Acme B.V.', Debiteur: '1001' }],
		sent: [],
		told: ['unchanged'],
		hint: 'Routix shows Debiteur of no account: sent with other changes only, and Routix may refuse it',
	},
	{
		row: 'A column that Routix shows in no record',
		record,
		items: [{ company_name: 'Café Acme B.V.', Debiteur: '1001', phone: '030' }],
		sent: [{ PATCH: { phone: '030', Debiteur: '1001' } }],
		told: ['updated'],
		hint: 'Routix shows Debiteur of no account: sent with other changes only, and Routix may refuse it',
	},
	{
		row: 'Objects and lists within fields',
		record: {
			...record,
			address: { street: 'Kade 1', city: 'Venlo', country: 'NL' },
			contacts: [{ id: 'c1', name: 'Jan' }],
		},
		items: [
			{
				company_name: 'Café Acme B.V.',
				address: { city: ' Venlo' },
				contacts: [{ name: 'Jan' }],
			},
		],
		options: { apiVersion: 'v2' },
		sent: [],
		told: ['unchanged'],
	},
	{
		row: 'Objects and lists within fields',
		record: { ...record, tags: ['a'] },
		items: [{ company_name: 'Café Acme B.V.', tags: ['a', 'b'] }],
		options: { apiVersion: 'v2' },
		sent: [{ PATCH: { tags: ['a', 'b'] } }],
		told: ['updated'],
	},
	{
		row: 'A decimal that Routix writes as a text',
		record: { ...record, rate: '12.50' },
		items: [{ company_name: 'Café Acme B.V.', rate: '12,5' }],
		options: { apiVersion: 'v2' },
		sent: [],
		told: ['unchanged'],
	},
	{
		row: 'On No Match',
		record,
		items: [{ company_name: 'Bolt N.V.', phone: '030' }],
		sent: [{ POST: { company_name: 'Bolt N.V.', phone: '030' } }],
		told: ['created'],
	},
	{
		row: 'On No Match',
		record,
		items: [{ company_name: 'Bolt N.V.', phone: '030' }],
		options: { onNoMatch: 'skip' },
		sent: [],
		told: ['skipped'],
	},
	{
		row: 'On No Match',
		record,
		items: [{ company_name: 'Bolt N.V.', phone: '030' }],
		options: { onNoMatch: 'error' },
		sent: [],
		told: ['No account in Routix matches company_name "Bolt N.V."'],
	},
	{
		row: 'Only Fill Empty Fields',
		record,
		items: [{ company_name: 'Café Acme B.V.', phone: '030', email: 'info@acme.nl' }],
		options: { onlyFillEmpty: true },
		sent: [{ PATCH: { email: 'info@acme.nl' } }],
		told: ['updated'],
	},
	{
		row: 'On Several Matches',
		record,
		times: 2,
		items: [{ company_name: 'Café Acme B.V.', phone: '030' }],
		sent: [],
		told: [
			'2 accounts in Routix match company_name "Café Acme B.V.": Café Acme B.V., Café Acme B.V.',
		],
	},
	{
		row: 'Dry Run',
		record,
		items: [
			{ company_name: 'Café Acme B.V.', phone: '030' },
			{ company_name: 'Bolt N.V.' },
			{ company_name: 'Coen', status: 'weg' },
		],
		options: { dryRun: true },
		sent: [],
		told: [
			'would_update',
			'would_create',
			'Field "Status": "weg" is not one of the choices: active, inactive',
		],
	},
	{
		row: 'What Routix does not keep',
		record,
		items: [{ company_name: 'Café Acme B.V.', phone: '+31 20 123' }],
		variation: 'stored-phone-without-blanks',
		sent: [{ PATCH: { phone: '+31 20 123' } }],
		told: ['updated'],
		notKept: ['phone'],
		hint: 'Routix did not keep every value of phone as it was sent: see not_kept in the output',
	},
	{
		row: 'What Routix does not keep',
		record,
		items: [{ company_name: 'Bolt & Zn.', phone: '030' }],
		variation: 'stored-name-with-and',
		sent: [{ POST: { company_name: 'Bolt & Zn.', phone: '030' } }],
		told: [
			'The account was created, but Routix changed company_name "Bolt & Zn." to company_name "Bolt en Zn.": the next run would create it again',
		],
	},
];
