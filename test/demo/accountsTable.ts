import Table from 'cli-table3';

/** The fields of a v1 account and how a person calls them. The ID is left out: it is long and says nothing. */
const columns = {
	company_name: 'Company',
	account_type: 'Type',
	status: 'Status',
	email: 'E-mail',
	phone: 'Phone',
};

/** One line an account, without a rule between the lines. */
const withoutRules = { mid: '', 'left-mid': '', 'mid-mid': '', 'right-mid': '' };

/** Draws accounts as a table of text. */
export function accountsTable(accounts: Record<string, unknown>[]): string {
	const table = new Table({
		head: Object.values(columns),
		style: { head: [], border: [] },
		chars: withoutRules,
	});
	for (const account of accounts) {
		table.push(Object.keys(columns).map((name) => String(account[name] ?? '')));
	}
	return table.toString();
}
