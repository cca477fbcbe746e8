import { errorCodeIn, isWebPage, refusalMentions } from '../../../contract/refusal';
import type { Failure } from '../failure';
import { isUnreachable, isUntrusted } from '../retry';
import type { Explanation, ServerSubject, WriteSubject } from './explanation';
import { lostWrite, nothingChanged, withLostWrite } from './write';

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
		description: (failure, subject, { baseUrl }) =>
			withLostWrite(
				`It answered with a page of its own instead of data (HTTP ${failure.status}). Ask Routix to let the address of this n8n through, or check whether a proxy in your own network stops requests to ${baseUrl}.`,
				failure,
				subject,
			),
		cause: 'configuration-invalid',
	},
	{
		name: 'Redirected elsewhere',
		applies: ({ status }) => status !== undefined && status >= 300 && status < 400,
		message: 'Routix redirected the request to another address',
		description: (failure, subject, server) =>
			withLostWrite(
				`For safety the request is not followed there${targetOf(failure.headers.location, server.baseUrl)}. Set the right address as Base URL in ${credentialOf(server)}.`,
				failure,
				subject,
			),
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

/** A Supabase gateway asks for `apikey`, others for `Authorization`, before Routix has seen the request. */
export const gatewayKeyExplanation: Explanation<WriteSubject, ServerSubject> = {
	name: 'A gateway before Routix wants a key of its own',
	applies: (failure) =>
		failure.status !== undefined &&
		errorCodeIn(failure) === undefined &&
		refusalMentions(
			failure,
			'no api key',
			'api key found',
			'apikey',
			'missing authorization',
			'authorization header',
		),
	message: 'A gateway in front of Routix wants a key before it lets a request through',
	description: (failure, subject) =>
		`${nothingChanged(failure, subject)}It asks for a header such as apikey or Authorization, which Routix does not document. Send Routix the words below and ask which Base URL to use.`,
	cause: 'configuration-invalid',
};

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
	const text = typeof body === 'string' ? body.slice(0, 4_000) : '';
	const isOfCloudflare = 'cf-ray' in headers || /cloudflare/i.test(headers.server ?? '');
	const saysSo = /attention required|just a moment|you have been blocked|error code: 1\d{3}\b/i;
	if ((isOfCloudflare || isWebPage(body)) && saysSo.test(text)) return true;
	return status === 403 && isWebPage(body);
}
