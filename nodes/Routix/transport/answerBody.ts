import type { IN8nHttpFullResponse } from 'n8n-workflow';
import { headersOf } from './errors/failure';

/** How n8n is asked for an answer, whatever it is, as a stream. A redirect could carry a secret to another host. */
export const STREAMED = {
	json: true,
	encoding: 'stream',
	returnFullResponse: true,
	disableFollowRedirect: true,
} as const;

/** The largest list that is read, in bytes after decompression: far more than 1,000 large records. */
const MOST_BYTES = 256 * 1024 * 1024;

/** What became of an answer's bytes. */
export type BodyReading =
	| { kind: 'body'; body: unknown }
	/** Not UTF-8, so letters would be lost; `body` is what can be read of it. */
	| { kind: 'misread'; body: string }
	| { kind: 'tooLarge' }
	/** The connection ended, or time was up, before the answer did. */
	| { kind: 'brokenOff'; code: string };

/**
 * Reads the answer that n8n hands out as a stream, so that neither its size nor its slowness can block n8n: the HTTP
 * client has no limit on either (`timeout` is one of silence; seen in n8n 2.41).
 * @param stream what n8n handed out; anything that is no stream is the body itself
 * @param endsAt when to give up, Unix time in milliseconds
 * @param mostBytes the largest answer that is read, in bytes after decompression
 */
export async function readBody(
	stream: unknown,
	contentType: string,
	endsAt: number,
	mostBytes = MOST_BYTES,
): Promise<BodyReading> {
	if (!isStream(stream)) return { kind: 'body', body: stream };
	const chunks: Uint8Array[] = [];
	let bytes = 0;
	try {
		for await (const chunk of stream) {
			bytes += chunk.length;
			// Leaving the loop destroys the stream.
			if (bytes > mostBytes) return { kind: 'tooLarge' };
			if (Date.now() > endsAt) return { kind: 'brokenOff', code: 'ETIMEDOUT' };
			chunks.push(chunk);
		}
	} catch (error) {
		return { kind: 'brokenOff', code: codeOf(error) };
	}
	return parse(Buffer.concat(chunks), contentType);
}

/** Reads an answer to a {@link STREAMED} request: its status and headers, and what became of its body. */
export async function readAnswer(
	{ body, headers, statusCode: status }: IN8nHttpFullResponse,
	endsAt: number,
	mostBytes?: number,
) {
	const named = headersOf(headers);
	const reading = await readBody(body, named['content-type'] ?? '', endsAt, mostBytes);
	return { status, headers: named, reading };
}

/** Whether a status says that what was asked was done. */
export function isGood(status = 0): boolean {
	return status >= 200 && status < 300;
}

interface ByteStream extends AsyncIterable<Uint8Array> {
	pipe: unknown;
}

function isStream(value: unknown): value is ByteStream {
	return (
		typeof value === 'object' && value !== null && 'pipe' in value && Symbol.asyncIterator in value
	);
}

function codeOf(error: unknown): string {
	const { code, name } = error as { code?: unknown; name?: unknown };
	if (code === 'ERR_CANCELED' && name === 'TimeoutError') return 'ETIMEDOUT';
	return typeof code === 'string' ? code : 'ERR_BAD_RESPONSE';
}

/** JSON is UTF-8 (RFC 8259, 8.1). Bytes that are not would come out as replaced letters, so they are refused. */
function parse(bytes: Buffer, contentType: string): BodyReading {
	let text: string;
	try {
		text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
	} catch {
		return { kind: 'misread', body: bytes.toString('latin1') };
	}
	const json = jsonIn(text);
	if (json !== undefined) return { kind: 'body', body: json.value };
	// An answer that was cut off, as a packed one is without an error of the HTTP client (seen in n8n 2.41).
	if (/^\s{0,100}[[{]/.test(text.slice(0, 200)) && !isForeign(contentType)) {
		return { kind: 'brokenOff', code: 'ERR_BAD_RESPONSE' };
	}
	// Text that states another character set, such as UTF-16, may be JSON that cannot be read.
	return isForeign(contentType) && text.trim() !== ''
		? { kind: 'misread', body: text }
		: { kind: 'body', body: text };
}

function jsonIn(text: string): { value: unknown } | undefined {
	try {
		return { value: JSON.parse(text) as unknown };
	} catch {
		return undefined;
	}
}

function isForeign(contentType: string): boolean {
	const charset = /charset\s?=\s?["']?([\w-]+)/i.exec(contentType.slice(0, 200))?.[1];
	return charset !== undefined && !/^(utf-?8|us-ascii)$/i.test(charset);
}
