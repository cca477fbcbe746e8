import { isUnreachable, isUntrusted } from '../retry';
import type { Explanation, RequestSubject } from './explanation';

const TIMED_OUT = ['ECONNABORTED', 'ETIMEDOUT', 'UND_ERR_HEADERS_TIMEOUT'];
const CANCELLED = ['ERR_CANCELED', 'ABORT_ERR'];

/** No answer came, or one that points elsewhere. */
export const networkExplanations: Explanation[] = [
	{
		name: 'Execution cancelled',
		applies: ({ networkCode }) => CANCELLED.includes(networkCode ?? ''),
		message: 'The execution was cancelled',
		description: (_failure, subject) =>
			isWrite(subject) ? mayBeDone(subject) : 'The request to Routix was stopped.',
	},
	{
		name: 'Host unreachable',
		applies: ({ networkCode }) => isUnreachable(networkCode),
		message: (_failure, _subject, { baseUrl }) => `Routix cannot be reached at ${baseUrl}`,
		description: ({ networkCode }) =>
			`Nothing was sent. Check the Base URL in the Routix credential and this machine's internet connection (${networkCode}).`,
		cause: 'temporarily-unavailable',
	},
	{
		name: 'TLS certificate refused',
		applies: ({ networkCode }) => isUntrusted(networkCode),
		message: (_failure, _subject, { baseUrl }) => `The secure connection to ${baseUrl} failed`,
		description: ({ networkCode }) =>
			`The certificate could not be trusted (${networkCode}), so nothing was sent. Check the Base URL in the Routix credential; in a company network, ask IT whether a proxy inspects the traffic.`,
		cause: 'configuration-invalid',
	},
	{
		name: 'Redirected elsewhere',
		applies: ({ status }) => status !== undefined && status >= 300 && status < 400,
		message: 'Routix redirected the request to another address',
		description: ({ headers }) =>
			`For safety the request is not followed there${headers.location ? ` (${hostOf(headers.location)})` : ''}. Set the right address as Base URL in the Routix credential.`,
		cause: 'configuration-invalid',
	},
	{
		name: 'No answer in time',
		applies: ({ networkCode }) => TIMED_OUT.includes(networkCode ?? ''),
		message: 'Routix did not answer in time',
		description: (_failure, subject) =>
			isWrite(subject) ? mayBeDone(subject) : 'Try again in a few minutes.',
		cause: 'temporarily-unavailable',
	},
	{
		name: 'Connection broken',
		applies: ({ status, networkCode }) => status === undefined && networkCode !== undefined,
		message: 'The connection to Routix broke off',
		description: ({ networkCode }, subject) =>
			isWrite(subject) ? mayBeDone(subject) : `Try again in a few minutes (${networkCode}).`,
		cause: 'temporarily-unavailable',
	},
];

/** A request that changes something in Routix. A token request has no subject. */
export function isWrite(subject: RequestSubject | undefined): boolean {
	return subject !== undefined && subject.action !== 'read';
}

/** What to say of a write whose answer was lost. */
export function mayBeDone({ action, resource }: RequestSubject): string {
	return `Routix may have ${action === 'create' ? 'created' : 'updated'} the ${resource.singular} all the same, so it was not sent again. Look it up in Routix before you run this again.`;
}

/** The host alone: the rest of an address may hold something secret. */
function hostOf(location: string): string {
	return /^[a-z]+:\/\/([^/?#]+)/i.exec(location)?.[1] ?? 'the same host';
}
