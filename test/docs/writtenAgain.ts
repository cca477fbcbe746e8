/** What happens when the same is to be written again, and the test that proves it. */
export interface WrittenAgainRow {
	when: string;
	told: string;
	/** A file of tests, and the title of the test in it. */
	provedBy: [file: string, title: string];
}

const IN_N8N = 'test/e2e/createdOnce.test.ts';
const IN_CORE = 'test/integration/createdOnce.test.ts';

export const writtenAgainRows: WrittenAgainRow[] = [
	{
		when: 'Retry On Fail, three tries, with one bad item of four; On Error is Stop, Continue or the error output',
		told: 'Each good item is created once, and comes out in each try',
		provedBy: [IN_N8N, 'creates each good one once %s'],
	},
	{
		when: 'Retry in the list of executions, with the workflow as it was or put right',
		told: 'Only what is not there yet is created',
		provedBy: [
			IN_N8N,
			'creates only what is not there yet, with the workflow as it was and with the one put right',
		],
	},
	{
		when: 'The fields of an item differ in each try, as with a random number or the time',
		told: 'Created once, as in the first try',
		provedBy: [IN_CORE, 'are created once although their fields differ in each try'],
	},
	{
		when: 'The item goes to another branch in the next try',
		told: 'Created there too: it is another record',
		provedBy: [IN_CORE, 'are created anew in another branch: that is another record'],
	},
	{
		when: 'The next round of a loop, or another execution',
		told: 'Created again by Create; Create or Update finds the record',
		provedBy: [IN_CORE, 'are created again in the next round of a loop, and in another execution'],
	},
	{
		when: 'The answer to a create was lost',
		told: 'Not sent again in a later try: the error says that the record may exist',
		provedBy: [IN_CORE, 'is not sent again in a later try: %s'],
	},
	{
		when: 'The answer to a create was lost, and Create or Update runs again',
		told: 'Found if it was carried out, created if it was not',
		provedBy: [IN_CORE, 'is found by Create or Update in a later try if it was carried out'],
	},
	{
		when: 'Three executions at once with the same new customer, by Create or Update in one n8n process',
		told: 'One record: `created`, `unchanged`, `unchanged`',
		provedBy: [IN_N8N, 'makes one record of a new customer that comes in three executions at once'],
	},
	{
		when: 'Three executions at once with the same new customer, by Create',
		told: 'Three records: Create never asks what is there',
		provedBy: [IN_CORE, 'of Create make one each: it never asks what is there'],
	},
	{
		when: 'A loop of 20 rounds over 5,000 accounts, by Create or Update',
		told: 'The list is read once, with 6 requests',
		provedBy: [IN_N8N, 'reads 5,000 accounts once in a loop of 20 rounds'],
	},
];
