/** What the node says about a common mistake: the message, and the beginning of the advice below it. */
export interface Mistake {
	message: string;
	advice: string;
}

/** The mistakes that people make first. The tests make them in the editor; the Dutch guide explains the same ones. */
export const mistakes = {
	branchMistyped: {
		message: 'Branch Public ID "RS2" is not valid',
		advice: 'It has 8 characters',
	},
	branchUnknown: {
		message: 'Routix does not know the branch AAAA1111',
		advice: 'Check the 8 characters of Branch Public ID in Routix → Settings → Branches',
	},
	limitZero: {
		message: 'Limit must be a whole number of at least 1, not "0"',
		advice: 'Enter a whole number',
	},
	secretWrong: {
		message: 'Routix does not accept the client ID or client secret',
		advice: 'Check Client ID and Client Secret in the Routix credential',
	},
	notConnected: {
		message: 'Connect the Routix account in the credential first',
		advice: 'Open the Routix credential, click Connect',
	},
	scopeMissing: {
		message: 'The Routix app may not read vehicles: the scope routix:vehicles:read is missing',
		advice: 'Add routix:vehicles:read to the app in Routix → Settings → OAuth Apps',
	},
	notOpenYet: {
		message: 'Routix has not opened vehicles in API v1 yet',
		advice: 'The scope for vehicles exists',
	},
	headingUnknown: {
		message: 'The item has no company_name; it has Bedrijfsnaam, Telefoon',
		advice: 'Rename the column that holds it to company_name',
	},
	severalMatches: {
		message: '2 accounts in Routix match company_name "Dubbel B.V.": Dubbel B.V., Dubbel B.V.',
		advice: 'Match on more fields, merge the records in Routix',
	},
	valuesRefused: {
		message: 'Routix did not create the account: it refused the values',
		advice: 'This item was not written',
	},
} satisfies Record<string, Mistake>;
