import {
	UserError,
	type ICredentialDataDecryptedObject,
	type ICredentialTestRequest,
	type ICredentialType,
	type IHttpRequestHelper,
	type INodeProperties,
} from 'n8n-workflow';
import { PATHS, BRANCH_PUBLIC_ID } from '../nodes/Routix/contract/address';
import { invalidBranchNotice } from '../nodes/Routix/parameters/branch';
import { resources, readScope, scopeOptions } from '../nodes/Routix/resources';
import {
	accessTokens,
	requestAccessToken,
} from '../nodes/Routix/transport/credential/clientCredentials';
import {
	BASE_URL_PATTERN,
	credentialProblem,
	readCredential,
} from '../nodes/Routix/transport/credential/routixCredential';

/**
 * The base URL without what is pasted along. Anything that `credentialProblem` would refuse becomes a host that cannot
 * exist (RFC 2606), so that neither a secret nor a login ever goes where a mistake leads.
 */
const baseUrlFrom = (typed: string) =>
	`(((${typed} || "").match(${BASE_URL_PATTERN}) || [])[1] || "https://base-url-is-not-valid.invalid")`;

const BASE_URL = baseUrlFrom('$self["baseUrl"]');

/** The branch that the test reads, which gets into the address only if it looks like one. */
const TEST_BRANCH = `((($credentials.branchPublicId || "").trim().match(/^${BRANCH_PUBLIC_ID}$/) || [])[0] || "not-a-branch")`;

/** The resource that the test reads one record of: accounts if it may, since Routix opened them first. */
const TEST_RESOURCE = `([${resources.map((resource) => `"${resource.path}"`).join(', ')}].find((path) => ($credentials.requestedScopes || []).includes("routix:" + path + ":read")) || "accounts")`;

/** Asked for when no scope is selected. */
const READ_SCOPES = resources.map(readScope).join(' ');

/**
 * Before each request n8n reads the credential anew and evaluates each of its expressions in a sandbox, about a
 * millisecond each (n8n 2.41). What client credentials do not need is left out of it for them.
 */
const forPkce: INodeProperties['displayOptions'] = { show: { grantType: ['pkce'] } };

/**
 * n8n works out expressions before a node sees a credential, and leaves out what is not shown. So a field that is there
 * only while no other one is an expression tells a node that it need not read the credential for each item.
 */
const forFixedValues: INodeProperties['displayOptions'] = {
	hide: Object.fromEntries(
		['grantType', 'clientId', 'clientSecret', 'branchPublicId', 'baseUrl'].map((name) => [
			name,
			[{ _cnd: { startsWith: '=' } }],
		]),
	),
};

/** What the test says of an answer; n8n would only name the status. */
const TEST_ANSWERS: Array<[statuses: number[], message: string]> = [
	[
		[400, 422, 500],
		'The login works, but Routix could not handle the request. Test again; if it stays so, tell Routix.',
	],
	[
		[401],
		'Routix no longer accepts the access token. Check in Routix → Settings → OAuth Apps that the app is active; with PKCE, connect again.',
	],
	[
		[403],
		'The login works, but Routix refused to read, or a firewall stopped the request. Check in Routix → Settings → OAuth Apps that the app is active, has the scopes selected here and may use this branch. API Access → Check in the Routix node tells which.',
	],
	[
		[404, 405, 410, 501],
		'The login works, but either the Branch Public ID is wrong, or Routix has not opened the first selected resource yet. Check the 8 characters in Routix → Settings → Branches. API Access → Check in the Routix node tells which.',
	],
	[
		[407],
		'A proxy between n8n and Routix asks for a login. Ask whoever runs this n8n to give its proxy settings a user name and password.',
	],
	[[429], 'Routix is receiving too many requests. Wait a minute and test again.'],
	[
		[408, 425, 502, 503, 504, 520, 521, 522, 523, 524, 530, 546],
		'Routix cannot answer just now, or a firewall or proxy in front of it stopped the request. Test again in a few minutes.',
	],
];

const TEST_RULES: ICredentialTestRequest['rules'] = TEST_ANSWERS.flatMap(([statuses, message]) =>
	statuses.map((value) => ({ type: 'responseCode' as const, properties: { value, message } })),
);

export class RoutixOAuth2Api implements ICredentialType {
	name = 'routixOAuth2Api';

	displayName = 'Routix OAuth2 API';

	extends = ['oAuth2Api'];

	icon = { light: 'file:../icons/routix.svg', dark: 'file:../icons/routix.dark.svg' } as const;

	documentationUrl =
		'https://github.com/n8n-nodes-routix/n8n-nodes-routix?tab=readme-ov-file#credentials';

	properties: INodeProperties[] = [
		{
			displayName: 'Grant Type',
			name: 'grantType',
			type: 'options',
			options: [
				{
					name: 'Client Credentials',
					value: 'client_credentials',
					description: 'For workflows that run by themselves: n8n acts as the OAuth app',
				},
				{
					name: 'Authorization Code with PKCE',
					value: 'pkce',
					description: 'You log in to Routix and n8n acts for you',
				},
			],
			default: 'client_credentials',
			description: 'How n8n logs in to Routix. The OAuth app in Routix works for both.',
		},
		{
			displayName: 'Client Secret',
			name: 'clientSecret',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			placeholder: 'e.g. routix_ and 40 more characters',
			hint: 'It starts with routix_. Routix shows it once: when the app is made or the secret rotated.',
			description: 'Leave it empty, with PKCE, if the app has none',
		},
		{
			displayName: 'Branch Public ID',
			name: 'branchPublicId',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. RS2RDH3B',
			hint: 'The 8 characters in Routix → Settings → Branches',
			description:
				'Every node that uses this credential works in this branch unless it names another one',
		},
		invalidBranchNotice,
		{
			displayName: 'Scopes',
			// Not `scopes`: under that name n8n's editor keeps its own permissions for the credential (seen in n8n 2.41).
			name: 'requestedScopes',
			type: 'multiOptions',
			options: scopeOptions,
			// The editor empties a list that is preselected when it opens a new credential (seen in n8n 2.41).
			default: [],
			hint: 'For Connect (PKCE). With Client Credentials they limit nothing: n8n may do what the OAuth app may do.',
			description:
				'What Routix asks you to allow when you connect. Select only scopes that the OAuth app has; nothing selected means all read scopes. With Client Credentials they only tell what the test of the credential reads.',
		},
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			default: 'https://api.routix.com',
			required: true,
			placeholder: 'e.g. https://api.routix.com',
			description:
				'Change it only if Routix gave you another address. It must begin with https://.',
		},
		{
			displayName: 'Authentication',
			name: 'authentication',
			type: 'options',
			displayOptions: forPkce,
			options: [
				{
					name: 'Body',
					value: 'body',
					description: 'Send Client ID and Client Secret in the body, as Routix describes it',
				},
				{
					name: 'Header',
					value: 'header',
					description: 'Send them as a Basic Auth header',
				},
			],
			default: 'body',
			description:
				'How n8n identifies itself when it exchanges the login for a token. Choose Header if Connect fails with invalid_client although Client ID and Client Secret are right.',
		},
		{
			displayName: 'Use in HTTP Request Node',
			name: 'useInHttpRequest',
			type: 'boolean',
			default: false,
			description:
				'Whether HTTP Request nodes may use this credential too, on the host of the Base URL. Whoever may use the credential can then call everything that its scopes allow. n8n checks the name of the host only, neither its port nor a proxy set in that node.',
		},
		{
			displayName: 'Scope',
			name: 'scope',
			type: 'hidden',
			displayOptions: forPkce,
			default: `={{ [].concat($self["requestedScopes"] || []).join(" ") || "${READ_SCOPES}" }}`,
		},
		{
			displayName: 'Authorization URL',
			name: 'authUrl',
			type: 'hidden',
			displayOptions: forPkce,
			default: `={{ ${BASE_URL} }}${PATHS.consent}`,
		},
		{
			displayName: 'Access Token URL',
			name: 'accessTokenUrl',
			type: 'hidden',
			displayOptions: forPkce,
			default: `={{ ${BASE_URL} }}${PATHS.exchange}`,
		},
		{
			displayName: 'Auth URI Query Parameters',
			name: 'authQueryParameters',
			type: 'hidden',
			default: '',
		},
		{
			displayName: 'Allowed HTTP Request Domains',
			name: 'allowedHttpRequestDomains',
			type: 'hidden',
			default: '={{ $self["useInHttpRequest"] === true ? "domains" : "none" }}',
		},
		{
			displayName: 'Allowed Domains',
			name: 'allowedDomains',
			type: 'hidden',
			displayOptions: { show: { useInHttpRequest: [true] } },
			default: `={{ ${BASE_URL}.match(/^https?:\\/\\/(\\[[^\\]]*\\]|[^:/]*)/i)[1] }}`,
		},
		{
			displayName: 'Same for All Items',
			name: 'isSameForAllItems',
			type: 'hidden',
			displayOptions: forFixedValues,
			default: true,
		},
	];

	test: ICredentialTestRequest = {
		request: {
			baseURL: `={{ ${baseUrlFrom('$credentials.baseUrl')} }}`,
			url: `=${PATHS.records}/v1/{{ ${TEST_BRANCH} }}/{{ ${TEST_RESOURCE} }}`,
			// Some servers refuse less.
			qs: { limit: 10 },
			disableFollowRedirect: true,
		},
		rules: TEST_RULES,
	};

	/**
	 * Runs before every request that n8n makes with this credential (n8n 2.20 and later). n8n signs with what it
	 * returns and does not store it. For PKCE n8n holds the token itself, so there is nothing to add.
	 * @throws {UserError} when the credential holds a mistake, {@link TokenRequestError} when Routix gives no token
	 */
	async preAuthentication(this: IHttpRequestHelper, credentials: ICredentialDataDecryptedObject) {
		const credential = readCredential(credentials);
		const problem = credentialProblem(credential);
		if (problem) throw new UserError(problem.message, { description: problem.description });
		if (credential.grantType === 'pkce') return {};

		const token = await accessTokens.get(
			credential,
			async () => await requestAccessToken(this, credential),
		);
		// Of any other type, n8n would put the token into the address of the request.
		return { oauthTokenData: { access_token: token.value, token_type: 'bearer' } };
	}
}
