import { headersOf } from './errors/readFailure';

/**
 * Whether an answer cannot be trusted because of its character set. JSON is UTF-8 (RFC 8259, 8.1) and n8n reads every
 * answer so; one that states another character set and really uses it comes out as no JSON, or with letters replaced.
 */
export function isMisread({ body, headers }: { body: unknown; headers: unknown }): boolean {
	const contentType = headersOf(headers)['content-type'] ?? '';
	const charset = /charset\s*=\s*["']?([\w-]+)/i.exec(contentType)?.[1];
	if (!charset || /^(utf-?8|us-ascii)$/i.test(charset)) return false;
	if (typeof body === 'string') return body.trim() !== '';
	return JSON.stringify(body ?? null).includes('\ufffd');
}
