import {
	jsonParse,
	UserError,
	type ICredentialDataDecryptedObject,
	type IDataObject,
	type IHttpRequestOptions,
} from 'n8n-workflow';
import { isObject } from '../../json';
import {
	baseUrlIn,
	isSafeUrl,
	shown,
	VISIBLE_ASCII,
	type CredentialProblem,
} from './routixCredential';

/** What the Routix User Token credential holds; the property names are stored in users' n8n. */
export interface UserTokenCredential {
	/** The token of somebody who is logged in to Routix. */
	userToken: string;
	/** What a gateway in front of Routix asks for; mostly empty. */
	apiKey: string;
	/** Routix's address, without a slash at the end. */
	baseUrl: string;
	/** The address of the n8n that new secrets are stored in, without a slash at the end; may be empty. */
	n8nUrl: string;
	/** May be empty: then no secret can be stored. */
	n8nApiKey: string;
}

/** Reads the stored credential; missing values become empty texts. */
export function readUserTokenCredential(
	stored: ICredentialDataDecryptedObject,
): UserTokenCredential {
	const text = (property: string) =>
		typeof stored[property] === 'string' ? stored[property].trim() : '';
	return {
		userToken: text('userToken'),
		apiKey: text('apiKey'),
		baseUrl: baseUrlIn(text('baseUrl')),
		// The address that n8n shows for its API has this at its end.
		n8nUrl: baseUrlIn(text('n8nUrl')).replace(/\/api\/v1$/, ''),
		n8nApiKey: text('n8nApiKey'),
	};
}

/**
 * The first mistake in the credential that needs no request to be seen, or undefined. Secrets are never part of the text.
 * @param now Unix time in milliseconds
 */
export function userTokenProblem(
	credential: UserTokenCredential,
	now: number,
): CredentialProblem | undefined {
	return tokenProblem(credential.userToken, now) ?? addressProblem(credential);
}

function tokenProblem(userToken: string, now: number): CredentialProblem | undefined {
	if (userToken === '') {
		return {
			message: `The User Token is missing in ${CREDENTIAL}`,
			description: GET_TOKEN,
		};
	}
	if (/^routix_/i.test(userToken)) {
		return {
			message: `The User Token in ${CREDENTIAL} is the client secret of an app`,
			description: `Routix takes only the token of a logged-in user here. ${GET_TOKEN}`,
		};
	}
	if (!VISIBLE_ASCII.test(userToken)) return notPasted('User Token');
	const endsAt = endOf(userToken);
	if (endsAt !== undefined && endsAt <= now) {
		return {
			message: `The User Token in ${CREDENTIAL} expired on ${new Date(endsAt).toISOString().slice(0, 16).replace('T', ' at ')} UTC`,
			description: `Nothing was sent. ${GET_TOKEN}`,
		};
	}
	return undefined;
}

function addressProblem(credential: UserTokenCredential): CredentialProblem | undefined {
	const { apiKey, baseUrl, n8nApiKey, n8nUrl } = credential;
	if (!isSafeUrl(baseUrl)) return notAnAddress('Base URL', baseUrl, 'https://api.routix.com');
	if (apiKey !== '' && !VISIBLE_ASCII.test(apiKey)) return notPasted('Gateway API Key');
	if (n8nApiKey !== '' && !VISIBLE_ASCII.test(n8nApiKey)) return notPasted('n8n API Key');
	if (n8nUrl === '' && n8nApiKey !== '') {
		return {
			message: `The n8n URL is missing in ${CREDENTIAL}`,
			description: 'The n8n API Key needs it: enter the address at which you open n8n.',
		};
	}
	if (n8nUrl !== '' && !isSafeUrl(n8nUrl)) {
		return notAnAddress('n8n URL', n8nUrl, 'https://n8n.example.com');
	}
	if (n8nUrl.toLowerCase() === baseUrl.toLowerCase()) {
		return {
			message: `The Base URL and the n8n URL in ${CREDENTIAL} are the same`,
			description:
				'The Base URL is the address of the Routix API, usually https://api.routix.com; the n8n URL is the address at which you open n8n.',
		};
	}
	return undefined;
}

/** How errors call it. */
export const CREDENTIAL = 'the Routix User Token credential';

const GET_TOKEN = 'Log in to Routix and paste the token of that session into the credential.';

function notPasted(label: string): CredentialProblem {
	return {
		message: `The ${label} in ${CREDENTIAL} contains a blank or another character that cannot be part of it`,
		description: `Paste the ${label} again without blanks or line breaks in it.`,
	};
}

function notAnAddress(label: string, address: string, example: string): CredentialProblem {
	return {
		message: `The ${label} "${shown(address)}" in ${CREDENTIAL} is not a plain address like ${example}`,
		description: `It must begin with https:// and hold only the host, e.g. ${example}. Plain http:// is accepted for this machine only (localhost), since it would send the token in clear.`,
	};
}

/** When a JSON Web Token ends by its own word, Unix time in milliseconds; undefined for any other token. */
function endOf(token: string): number | undefined {
	const [, claims, ...rest] = token.split('.');
	if (rest.length !== 1) return undefined;
	const text = Buffer.from(claims, 'base64url').toString('utf8');
	const read = jsonParse<unknown>(text, { fallbackValue: null });
	const seconds = isObject(read) ? read.exp : undefined;
	return typeof seconds === 'number' && Math.abs(seconds) < 1e11 ? seconds * 1_000 : undefined;
}

/**
 * Signs a request by its address: Routix gets the user's token, n8n its own key, and neither the other's.
 * @throws {UserError} for any other address
 */
export function signed(
	credential: UserTokenCredential,
	options: IHttpRequestOptions,
): IHttpRequestOptions {
	const headers = signatureFor(credential, `${options.baseURL ?? ''}${options.url}`);
	if (headers) return { ...options, headers: { ...options.headers, ...headers } };
	throw new UserError('The Routix User Token credential may only be used with its own addresses', {
		description: 'Check Base URL and n8n URL in the credential.',
	});
}

/** The longer of two addresses counts when both fit: n8n may have a path below the host of the other. */
function signatureFor(
	{ userToken, apiKey, baseUrl, n8nUrl, n8nApiKey }: UserTokenCredential,
	url: string,
): IDataObject | undefined {
	const ofRoutix = { Authorization: `Bearer ${userToken}`, ...(apiKey && { apikey: apiKey }) };
	const signatures: Array<[string, IDataObject]> = [
		[baseUrl, ofRoutix],
		[n8nUrl, { 'X-N8N-API-KEY': n8nApiKey }],
	];
	return signatures
		.filter(([address]) => isSafeUrl(address) && url.startsWith(`${address}/`))
		.sort(([one], [other]) => other.length - one.length)[0]?.[1];
}
