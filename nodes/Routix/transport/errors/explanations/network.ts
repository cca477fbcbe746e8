import { isWebPage } from '../../../contract/refusal';
import type { Failure } from '../failure';
import { isUnreachable, isUntrusted } from '../retry';
import type { Explanation, ServerSubject, WriteSubject } from './explanation';
import { lostWrite } from './write';

const TIMED_OUT = ['ECONNABORTED', 'ETIMEDOUT', 'UND_ERR_HEADERS_TIMEOUT'];
const CANCELLED = ['ERR_CANCELED', 'ABORT_ERR'];

/** No answer came, or one that points elsewhere. */
export const networkExplanations: Array<Explanation<WriteSubject, ServerSubject>> = [
	{
		name: 'Execution cancelled',
		applies: ({ networkCode }) => CANCELLED.includes(networkCode ?? ''),
		message: 'The execution was cancelled',
		description: (failure, subject) =>
			lostWrite(failure, subject) ?? 'Nothing more is sent to Routix.',
	},
	{
		name: 'Host unreachable',
		applies: ({ networkCode }) => isUnreachable(networkCode),
		message: (_failure, _subject, { baseUrl }) => `Routix cannot be reached at ${baseUrl}`,
		description: ({ networkCode }, _subject, server) =>
			`Nothing was sent. Check the Base URL in ${credentialOf(server)} and this machine's internet connection (${networkCode}).`,
		cause: 'temporarily-unavailable',
	},
	{
		name: 'TLS certificate refused',
		applies: ({ networkCode }) => isUntrusted(networkCode),
		message: (_failure, _subject, { baseUrl }) => `The secure connection to ${baseUrl} failed`,
		description: ({ networkCode }, _subject, server) =>
			`The certificate could not be trusted (${networkCode}), so nothing was sent. Check the Base URL in ${credentialOf(server)}; in a company network, ask IT whether a proxy inspects the traffic.`,
		cause: 'configuration-invalid',
	},
	{
		name: 'A page of a proxy (407)',
		applies: ({ status }) => status === 407,
		message: 'A proxy between n8n and Routix asks for a login',
		description:
			'Nothing got to Routix. Ask whoever runs this n8n to give its proxy settings a user name and password.',
		cause: 'configuration-invalid',
	},
	{
		name: 'A page of a firewall',
		applies: (failure) => isFirewall(failure),
		message: 'A firewall in front of Routix stopped the request',
		description: ({ status }, _subject, { baseUrl }) =>
			`It answered with a page of its own instead of data (HTTP ${status}). Ask Routix to let the address of this n8n through, or check whether a proxy in your own network stops requests to ${baseUrl}.`,
		cause: 'configuration-invalid',
	},
	{
		name: 'Redirected elsewhere',
		applies: ({ status }) => status !== undefined && status >= 300 && status < 400,
		message: 'Routix redirected the request to another address',
		description: (failure, subject, server) =>
			[
				`For safety the request is not followed there${targetOf(failure.headers.location, server.baseUrl)}. Set the right address as Base URL in ${credentialOf(server)}.`,
				lostWrite(failure, subject),
			]
				.filter(Boolean)
				.join(' '),
		cause: 'configuration-invalid',
	},
	{
		name: 'No answer in time',
		applies: ({ networkCode }) => TIMED_OUT.includes(networkCode ?? ''),
		message: 'Routix did not answer in time',
		description: (failure, subject) => lostWrite(failure, subject) ?? 'Try again in a few minutes.',
		cause: 'temporarily-unavailable',
	},
	{
		name: 'Connection broken',
		applies: ({ status, networkCode }) => status === undefined && networkCode !== undefined,
		message: 'The connection to Routix broke off',
		description: (failure, subject) =>
			lostWrite(failure, subject) ?? `Try again in a few minutes (${failure.networkCode}).`,
		cause: 'temporarily-unavailable',
	},
];

function credentialOf({ credentialName = 'the Routix credential' }: ServerSubject): string {
	return credentialName;
}

/** The host alone: the rest of an address may hold something secret. */
export function targetOf(location: string | undefined, baseUrl: string): string {
	if (!location || !URL.canParse(location, baseUrl)) return '';
	const { host } = new URL(location, baseUrl);
	return host === new URL(baseUrl).host ? ' (the same host)' : ` (${host})`;
}

/** Cloudflare marks its own pages; any other web page under 403 comes from something between n8n and the API too. */
function isFirewall({ body, headers, status }: Failure): boolean {
	if (headers['cf-mitigated'] !== undefined) return true;
	if (status === undefined || status < 400 || !isWebPage(body)) return false;
	return (
		status === 403 ||
		('cf-ray' in headers &&
			/attention required|just a moment|blocked/i.test(String(body).slice(0, 4_000)))
	);
}
