import type { ServerResponse } from 'http';
import { setTimeout as wait } from 'timers/promises';
import { brotliCompressSync, deflateSync, gzipSync } from 'zlib';
import { sendAnswer, type CapturedAnswer } from './capturedAnswer';
import type { AlteredAnswer } from './fault';

const compressors = { gzip: gzipSync, deflate: deflateSync, br: brotliCompressSync };
const partsOfSlowBody = 10;

/** Sends what the application answered, spoilt as the fault says. */
export async function sendAltered(
	fault: AlteredAnswer,
	answer: CapturedAnswer,
	response: ServerResponse,
): Promise<void> {
	const { headers, body } = answer;
	switch (fault.kind) {
		case 'resetAfter':
			response.socket?.resetAndDestroy();
			return;
		case 'slowHeaders':
			await wait(fault.ms);
			return sendAnswer(response, answer);
		case 'slowBody':
			return sendSlowly(response, answer, fault.ms);
		case 'cutBody':
			return sendPart(response, answer, fault.bytes ?? Math.floor(body.length / 2));
		case 'compress': {
			const encoding = fault.encoding ?? 'gzip';
			const packed = compressors[encoding](body);
			return sendAnswer(response, {
				...answer,
				headers: { ...headers, 'content-encoding': encoding },
				body: fault.corrupt ? packed.subarray(0, Math.floor(packed.length / 2)) : packed,
			});
		}
		case 'byteOrderMark':
			return sendAnswer(response, {
				...answer,
				body: Buffer.concat([Buffer.from('\ufeff'), body]),
			});
		case 'contentType':
			return sendAnswer(response, {
				...answer,
				headers: { ...headers, 'content-type': fault.value },
				body: fault.encodeAs ? Buffer.from(body.toString('utf8'), fault.encodeAs) : body,
			});
		case 'emptyBody': {
			const otherHeaders = { ...headers };
			delete otherHeaders['content-type'];
			return sendAnswer(response, {
				status: fault.status ?? answer.status,
				headers: otherHeaders,
				body: Buffer.alloc(0),
			});
		}
	}
}

async function sendSlowly(
	response: ServerResponse,
	{ status, headers, body }: CapturedAnswer,
	ms: number,
): Promise<void> {
	response.writeHead(status, { ...headers, 'content-length': body.length });
	response.flushHeaders();
	const size = Math.max(1, Math.ceil(body.length / partsOfSlowBody));
	for (let from = 0; from < body.length && !response.destroyed; from += size) {
		await wait(ms / partsOfSlowBody);
		response.write(body.subarray(from, from + size));
	}
	response.end();
}

function sendPart(
	response: ServerResponse,
	{ status, headers, body }: CapturedAnswer,
	bytes: number,
): void {
	response.writeHead(status, { ...headers, 'content-length': body.length });
	response.write(body.subarray(0, bytes), () => response.destroy());
}
