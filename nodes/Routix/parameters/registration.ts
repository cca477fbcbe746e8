import type { INodeProperties } from 'n8n-workflow';
import { BRANCH_ID } from '../contract/oauthApps';
import { InputError } from '../inputError';
import { scopeOptions } from '../resources';
import { readText } from './plainValues';

export const appName: INodeProperties = {
	displayName: 'Name',
	name: 'name',
	type: 'string',
	default: '',
	required: true,
	placeholder: 'e.g. n8n of Vermeer Transport',
	description:
		'What the app is called in Routix, and the n8n credential that is made for it. Users see it when they allow access.',
};

export const redirectUris: INodeProperties = {
	displayName: 'Redirect URIs',
	name: 'redirectUris',
	type: 'string',
	default: '',
	required: true,
	placeholder: 'e.g. https://n8n.example.com/rest/oauth2-credential/callback',
	hint: 'The OAuth Redirect URL that n8n shows in the Routix OAuth2 API credential. Several are separated by commas.',
	description:
		'Where Routix may send users back to after they allowed access. Each begins with https://, or with http:// on this machine (localhost).',
};

export const scopes: INodeProperties = {
	displayName: 'Scopes',
	name: 'scopes',
	type: 'multiOptions',
	options: [...scopeOptions].sort((one, other) => one.name.localeCompare(other.name)),
	default: [],
	required: true,
	description: 'What the app may do. Give it no more than its workflows need.',
};

export const appDescription: INodeProperties = {
	displayName: 'Description',
	name: 'description',
	type: 'string',
	default: '',
	placeholder: 'e.g. Sends new orders to the warehouse',
	description: 'What the app is for, for colleagues who see it in Routix',
};

export const homepageUrl: INodeProperties = {
	displayName: 'Homepage URL',
	name: 'homepageUrl',
	type: 'string',
	default: '',
	placeholder: 'e.g. https://www.example.com',
	description: 'Where users can read about the app',
};

export const allowedBranchIds: INodeProperties = {
	displayName: 'Allowed Branch IDs',
	name: 'allowedBranchIds',
	type: 'string',
	default: '',
	placeholder: 'e.g. 3f0e8a52-7c1d-4b6e-9a58-2d4c6e8f0a1b',
	description:
		'The branches that the app may use, by their long internal IDs, several separated by commas. Leave empty for all branches. The short public IDs do not work here.',
};

/** Register: the branch of the credential that n8n makes. */
export const credentialBranch: INodeProperties = {
	displayName: 'Branch Public ID',
	name: 'branchPublicId',
	type: 'string',
	default: '',
	placeholder: 'e.g. RS2RDH3B',
	hint: 'Only for the n8n credential that is made. It does not limit the app: see Allowed Branch IDs.',
	description:
		'For the n8n credential that is made: the branch that its nodes work in, by the 8 characters from Routix → Settings → Branches. Leave empty to name the branch in each node.',
};

/** Register: where the secret goes. */
export const registrationNotice: INodeProperties = {
	displayName:
		'Routix shows the client secret once. With an n8n API key in the Routix User Token credential, n8n stores it in a new Routix OAuth2 API credential, ready to use.',
	name: 'registrationNotice',
	type: 'notice',
	default: '',
};

/** @throws {InputError} when it is empty */
export function readAppName(value: unknown): string {
	const name = readText(value);
	if (name !== '') return name;
	throw new InputError('Name is empty', 'Enter a name by which you recognize the app in Routix.');
}

/**
 * One or several addresses, separated by commas, blanks or line breaks.
 * @throws {InputError} when there is none, or one to which Routix must not send anybody
 */
export function readRedirectUris(value: unknown): string[] {
	const uris = partsOf(value);
	if (uris.length === 0) {
		throw new InputError(
			'Redirect URIs is empty',
			'Enter the OAuth Redirect URL that n8n shows in the Routix OAuth2 API credential.',
		);
	}
	for (const uri of uris) checkRedirectUri(uri);
	return uris;
}

function checkRedirectUri(uri: string): void {
	const what = `Redirect URIs: "${uri.slice(0, 200)}"`;
	if (!URL.canParse(uri)) {
		throw new InputError(
			`${what} is not an address`,
			'Write it in full, e.g. https://n8n.example.com/rest/oauth2-credential/callback.',
		);
	}
	const { hash, hostname, password, protocol, username } = new URL(uri);
	if (protocol !== 'https:' && !(protocol === 'http:' && isLoopback(hostname))) {
		throw new InputError(
			`${what} does not begin with https://`,
			'Use https://. Plain http:// is allowed for this machine only (localhost), since codes would travel in clear.',
		);
	}
	if (username !== '' || password !== '' || hash !== '' || uri.includes('*')) {
		throw new InputError(
			`${what} has a part that a redirect URI must not have`,
			'Leave out user names, everything from # on, and *: Routix compares the whole address.',
		);
	}
}

function isLoopback(hostname: string): boolean {
	return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname);
}

/** @throws {InputError} when none is chosen, or one that does not exist */
export function readScopes(value: unknown): string[] {
	const chosen = partsOf(value);
	if (chosen.length === 0) {
		throw new InputError('Scopes is empty', 'Choose at least one scope that the app may use.');
	}
	const known = scopeOptions.map((scope) => scope.value);
	const unknown = chosen.find((scope) => !known.includes(scope));
	if (unknown === undefined) return chosen;
	throw new InputError(
		`Scope "${unknown.slice(0, 100)}" does not exist`,
		`Choose from the list, or one of: ${known.join(', ')}.`,
	);
}

/** @throws {InputError} when it is no web address */
export function readHomepageUrl(value: unknown): string {
	const url = readText(value);
	if (url === '' || (/^https?:\/\//i.test(url) && URL.canParse(url))) return url;
	throw new InputError(
		`Homepage URL "${url.slice(0, 200)}" is not a web address`,
		'Write it in full, e.g. https://www.example.com, or leave it empty.',
	);
}

/** @throws {InputError} when one is no internal ID */
export function readAllowedBranchIds(value: unknown): string[] {
	const ids = partsOf(value);
	const wrong = ids.find((id) => !BRANCH_ID.test(id));
	if (wrong === undefined) return ids;
	throw new InputError(
		`Allowed Branch IDs: "${wrong.slice(0, 100)}" is not valid`,
		'Routix wants the long internal ID of each branch here, like 3f0e8a52-7c1d-4b6e-9a58-2d4c6e8f0a1b, not the public ID of 8 characters.',
	);
}

/** Values in a list, or in one text with commas, blanks or line breaks between them; each once. */
function partsOf(value: unknown): string[] {
	const text = readText(value);
	return [...new Set(text.split(/[\s,]+/).filter((part) => part !== ''))];
}
