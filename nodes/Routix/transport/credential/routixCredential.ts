import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { redact } from '../../redact';

/** What the Routix credential holds; the property names are stored in users' n8n. */
export interface RoutixCredential {
	grantType: 'client_credentials' | 'pkce';
	clientId: string;
	/** Empty for a public client, which PKCE allows (RFC 7636). */
	clientSecret: string;
	branchPublicId: string;
	/** With the path of a gateway where there is one; without a slash at its end. */
	baseUrl: string;
}

/** What a client ID, a secret and a token in an Authorization header are made of (RFC 6749, appendix A; RFC 6750 allows less still). */
export const VISIBLE_ASCII = /^[\x21-\x7e]+$/;

/** A name ends in a word, since a number like 8443 is an address too (0.0.32.251). */
const NAME = /(?:[a-z0-9-]+\.)*[a-z][a-z0-9-]*/.source;
const NUMBER = /(?:0|[1-9]\d{0,2})/.source;
const ANY_HOST = `(?:${NAME}|${NUMBER}(?:\\.${NUMBER}){3}|\\[[0-9a-f:]+\\])`;
const THIS_MACHINE = `(?:localhost|127(?:\\.${NUMBER}){3}|\\[::1\\])`;

/** A gateway before Routix may have a path. No part begins with a dot: two alone would lead upwards. */
const PATH = /(?:\/[\w~-][\w.~-]*?)*?/.source;

/** What stands between the host and a record in Routix's documentation, and so may be pasted along. */
const PASTED_ALONG = /(?:\/functions(?:\/v1(?:\/api)?)?)?\/*/.source;

/**
 * The base URL as its first group: https, or http on this machine; no user name, query or fragment, which would lead
 * requests elsewhere.
 */
export const BASE_URL_PATTERN = new RegExp(
	`^(?=[^]{1,500}$)\\s*((?:https:\\/\\/${ANY_HOST}|http:\\/\\/${THIS_MACHINE})(?::\\d{1,5})?${PATH})${PASTED_ALONG}\\s*$`,
	'i',
);

/** Reads the stored credential; missing values become empty texts, which {@link credentialProblem} then names. */
export function readCredential(stored: ICredentialDataDecryptedObject): RoutixCredential {
	const text = (property: string) => (typeof stored[property] === 'string' ? stored[property] : '');
	return {
		grantType: stored.grantType === 'pkce' ? 'pkce' : 'client_credentials',
		clientId: text('clientId'),
		clientSecret: text('clientSecret'),
		branchPublicId: text('branchPublicId').trim(),
		baseUrl: baseUrlIn(text('baseUrl')),
	};
}

/** The address without what is pasted along; what is none stays as it is, so that it can be quoted. */
export function baseUrlIn(entered: string): string {
	return BASE_URL_PATTERN.exec(entered)?.[1] ?? entered.trim();
}

/** A mistake in the credential that needs no request to be seen. */
export interface CredentialProblem {
	message: string;
	description: string;
}

/** The first mistake in the credential, or undefined. Secrets are never part of the text. */
export function credentialProblem(credential: RoutixCredential): CredentialProblem | undefined {
	const { grantType, baseUrl, clientId, clientSecret } = credential;
	if (!isSafeUrl(baseUrl)) {
		return {
			message: `The Base URL "${shown(baseUrl)}" of the Routix credential is not a plain address like https://api.routix.com`,
			description:
				'It must begin with https:// and hold only the host, e.g. https://api.routix.com, and a path where a gateway has one. Plain http:// is accepted for this machine only (localhost), since it would send the secret in clear.',
		};
	}
	const pasted = { 'Client ID': clientId, 'Client Secret': clientSecret };
	for (const [label, value] of Object.entries(pasted)) {
		if (value === '' && label === 'Client Secret' && grantType === 'pkce') continue;
		if (value === '') {
			return {
				message: `The ${label} is missing in the Routix credential`,
				description: 'Find it in Routix → Settings → OAuth Apps and paste it into the credential.',
			};
		}
		if (!VISIBLE_ASCII.test(value)) {
			return {
				message: `The ${label} in the Routix credential contains a blank or another character that cannot be part of it`,
				description: `Paste the ${label} again without blanks or line breaks before, in or after it.`,
			};
		}
	}
	return undefined;
}

/** A wrong base URL as it may stand in an error: short, and without a password or a secret pasted into it. */
export function shown(baseUrl: string): string {
	const withoutUser = baseUrl.replace(/^([a-z]{0,20}:?\/\/)?.*@/is, '$1[hidden]@');
	return redact(withoutUser).slice(0, 100);
}

export function isSafeUrl(baseUrl: string): boolean {
	return BASE_URL_PATTERN.test(baseUrl) && URL.canParse(baseUrl);
}
