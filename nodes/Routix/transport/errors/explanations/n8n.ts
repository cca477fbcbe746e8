import { refusalMentions } from '../../../contract/refusal';
import { isUntrusted } from '../retry';
import type { Explanation, ServerSubject } from './explanation';
import { targetOf } from './network';

/** What was asked of n8n's own API. */
export interface N8nSubject {
	/** As in "The n8n API key may not …". */
	deed: string;
	credentialId?: string;
	/** The scope that the key needs. */
	scope: string;
}

const KEYS = 'n8n → Settings → n8n API';

/** What goes wrong when a secret is to be stored in n8n (seen in n8n 2.41). */
export const n8nExplanations: Array<Explanation<N8nSubject, ServerSubject>> = [
	{
		name: 'Execution cancelled',
		applies: ({ networkCode }) => ['ERR_CANCELED', 'ABORT_ERR'].includes(networkCode ?? ''),
		message: 'The execution was cancelled',
		description: 'This item changed nothing in Routix.',
	},
	{
		name: 'Certificate of n8n refused',
		applies: ({ networkCode }) => isUntrusted(networkCode),
		message: (_failure, _subject, { baseUrl }) => `The secure connection to ${baseUrl} failed`,
		description: ({ networkCode }) =>
			`The certificate could not be trusted (${networkCode}). Enter another n8n URL in the Routix User Token credential: in the same machine or container, http://localhost:5678 needs no certificate.`,
		cause: 'configuration-invalid',
	},
	{
		name: 'n8n unreachable',
		applies: ({ status }) => status === undefined,
		message: (_failure, _subject, { baseUrl }) => `n8n cannot be reached at ${baseUrl}`,
		description: ({ message, networkCode }) =>
			`Check the n8n URL in the Routix User Token credential. It has to be reachable from the machine that runs this workflow (${networkCode ?? message}).`,
		cause: 'temporarily-unavailable',
	},
	{
		name: 'Key refused (401)',
		applies: ({ status }) => status === 401,
		message: 'n8n does not accept the API key',
		description: `It is wrong, expired or deleted. Create a new one in ${KEYS} and enter it as n8n API Key in the Routix User Token credential.`,
		cause: 'credential-invalid',
	},
	{
		name: 'Right missing (403)',
		applies: ({ status }) => status === 403,
		// n8n answers alike in both cases (seen in n8n 2.41).
		message: (_failure, { deed, scope }) =>
			`The n8n API key may not ${deed}: it lacks the scope ${scope}, or its user lacks the right`,
		description: (_failure, { scope }) =>
			`Give the key the scope ${scope} in ${KEYS}. If it has that already, use the key of the credential's owner, or of an owner or admin of this n8n.`,
		cause: 'configuration-invalid',
	},
	{
		name: 'Credential unknown (404)',
		applies: (failure, subject) =>
			failure.status === 404 &&
			subject?.credentialId !== undefined &&
			refusalMentions(failure, 'credential'),
		message: (_failure, { credentialId }) => `n8n has no credential with the ID "${credentialId}"`,
		description:
			'Choose the credential from the list. Its ID is the last part of the address when you open it in n8n.',
		cause: 'configuration-invalid',
	},
	{
		name: 'No API (404)',
		applies: ({ status, unexpected }) => status === 404 || unexpected !== undefined,
		message: (_failure, _subject, { baseUrl }) => `There is no n8n API at ${baseUrl}`,
		description:
			'Check the n8n URL in the Routix User Token credential: it is the address at which you open n8n. The API may also be switched off in this n8n.',
		cause: 'configuration-invalid',
	},
	{
		name: 'n8n redirects',
		applies: ({ status }) => status !== undefined && status >= 300 && status < 400,
		message: 'n8n redirected the request to another address',
		description: ({ headers }, _subject, { baseUrl }) =>
			`For safety the key is not sent there${targetOf(headers.location, baseUrl)}. Enter the address at which n8n itself answers as n8n URL in the Routix User Token credential, not that of a login page before it.`,
		cause: 'configuration-invalid',
	},
	{
		name: 'Values refused (400)',
		applies: ({ status }) => status === 400,
		message: (_failure, { deed }) => `n8n refused to ${deed}`,
		description: 'Correct what n8n names.',
		cause: 'configuration-invalid',
	},
	{
		name: 'n8n out of order',
		applies: () => true,
		message: ({ status }) => `n8n answered with HTTP ${status}`,
		description: 'Try again in a few minutes, and look into the log of n8n.',
		cause: 'temporarily-unavailable',
	},
];
