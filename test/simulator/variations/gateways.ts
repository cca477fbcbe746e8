import { instead, isForRecords, json, page } from './answers';
import { clearError, exception } from './expectations';
import type { Answer, Asked, OperationName, Variation } from './variation';

const isAny = (asked: Asked) => isForRecords(asked) || asked.at === 'token';

const challenge = `<!DOCTYPE html><html lang="en-US"><head><title>Just a moment...</title></head><body><noscript>Enable JavaScript and cookies to continue</noscript></body></html>`;
const blocked = `<!DOCTYPE html><html><head><title>Attention Required! | Cloudflare</title></head><body><h1>Sorry, you have been blocked</h1><p>Cloudflare Ray ID: 8a1b2c3d4e5f</p></body></html>`;
const html = { 'content-type': 'text/html; charset=UTF-8', 'cf-ray': '8a1b2c3d4e5f-AMS' };

/** What stands before Routix, and answers in its place. */
const gateways: Record<string, { does: string; answer: () => Answer; says: RegExp }> = {
	'cloudflare-challenge': {
		does: 'a challenge of Cloudflare (403, cf-mitigated)',
		answer: () => ({
			status: 403,
			headers: { ...html, server: 'cloudflare', 'cf-mitigated': 'challenge' },
			body: challenge,
		}),
		says: /cloudflare|firewall/i,
	},
	'cloudflare-blocked': {
		does: 'a page of Cloudflare (403, Attention Required)',
		answer: () => ({ status: 403, headers: { ...html, server: 'cloudflare' }, body: blocked }),
		says: /cloudflare|firewall/i,
	},
	'cloudflare-challenge-503': {
		does: 'a challenge of Cloudflare (503)',
		answer: () => ({
			status: 503,
			headers: { ...html, server: 'cloudflare', 'cf-mitigated': 'challenge' },
			body: challenge,
		}),
		says: /cloudflare|firewall/i,
	},
	'cloudflare-1020': {
		does: 'error 1020 of Cloudflare as a text (403)',
		answer: () => ({
			status: 403,
			headers: { ...html, 'content-type': 'text/plain; charset=UTF-8', server: 'cloudflare' },
			body: 'error code: 1020',
		}),
		says: /cloudflare|firewall/i,
	},
	'cloudflare-200': {
		does: 'a challenge of Cloudflare under 200',
		answer: () => ({
			status: 200,
			headers: { ...html, server: 'cloudflare', 'cf-mitigated': 'challenge' },
			body: challenge,
		}),
		says: /cloudflare|firewall/i,
	},
	'waf-403': {
		does: 'a page of a firewall (403, request blocked)',
		answer: () => page(403, 'The request is blocked', 'Reference: 20260504T100000Z'),
		says: /firewall|The request is blocked/i,
	},
	'proxy-403': {
		does: 'a page of the company’s proxy (403, Squid)',
		answer: () => ({
			...page(403, 'ERROR: The requested URL could not be retrieved', 'Access Denied.'),
			headers: {
				'content-type': 'text/html',
				server: 'squid/5.7',
				via: '1.1 proxy.example (squid/5.7)',
				'x-squid-error': 'ERR_ACCESS_DENIED 0',
			},
		}),
		says: /proxy/i,
	},
	'proxy-407': {
		does: 'a proxy that wants a login (407)',
		answer: () => ({
			status: 407,
			headers: { 'proxy-authenticate': 'Basic realm="proxy"', 'content-type': 'text/html' },
			body: '<html><head><title>Proxy Authentication Required</title></head></html>',
		}),
		says: /proxy/i,
	},
	'captive-portal-511': {
		does: 'a network that wants a login (511)',
		answer: () => page(511, 'Network Authentication Required'),
		says: /network|511/i,
	},
	'api-key-wanted': {
		does: 'a gateway that wants an API key (401)',
		answer: () => json(401, { message: 'No API key found in request' }),
		says: /\bkey\b|apikey/i,
	},
	'api-key-hint': {
		does: 'a gateway that wants an API key (401, with a hint)',
		answer: () =>
			json(401, {
				message: 'No API key found in request',
				hint: 'No `apikey` request header or url param was found.',
			}),
		says: /\bkey\b|apikey/i,
	},
};

const touched: OperationName[] = ['Get Many', 'Record Picker', 'Create', 'Created', 'Test'];

/** n8n answers a 401 to its Test button by renewing a login that it does not hold, and shows what goes wrong with that. */
const touchedBy = (name: string) =>
	name.startsWith('api-key') ? touched.filter((operation) => operation !== 'Test') : touched;

/** The Test button shows what a token request met in one sentence. */
const shownShortly = clearError({
	says: [/firewall|proxy|gateway|cloudflare|blocked|network|511/i],
});

const shownByStatus = (name: string) =>
	name.endsWith('200')
		? exception('n8n looks at the status only')
		: clearError({ why: 'n8n shows one text for each status.' });

export const gatewayVariations: Variation[] = Object.entries(gateways).flatMap(
	([name, { does, answer, says }]): Variation[] =>
		(
			[
				['', 'Every request for records', isForRecords],
				['-to-tokens', 'Every request', isAny],
			] as const
		).map(([suffix, what, applies]): Variation => {
			const touches: OperationName[] = suffix === '' ? touchedBy(name) : ['Get Many', 'Test'];
			return {
				name: `gateway-${name}${suffix}`,
				group: 'Gateways and firewalls',
				does: `${what} meets ${does}.`,
				touches,
				expected: clearError({ says: [says] }),
				...(touches.includes('Test') && {
					but: { Test: suffix === '' ? shownByStatus(name) : shownShortly },
				}),
				serve: instead(applies, answer),
			};
		}),
);
