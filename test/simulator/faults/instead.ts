import type { IncomingMessage, ServerResponse } from 'http';
import { sendAnswer } from './capturedAnswer';
import type { InsteadOfAnswer } from './fault';
import { manyRecords } from './manyRecords';

const json = { 'content-type': 'application/json; charset=utf-8' };
const html = `<!DOCTYPE html>
<html><head><title>502 Bad Gateway</title></head>
<body><center><h1>502 Bad Gateway</h1></center><hr><center>nginx</center></body></html>
`;

/** Answers, or breaks off, in place of the application. */
export function answerInstead(
	fault: InsteadOfAnswer,
	request: IncomingMessage,
	response: ServerResponse,
): void {
	switch (fault.kind) {
		case 'resetBefore':
			request.socket.resetAndDestroy();
			return;
		case 'status': {
			const { status, headers, body } = fault;
			const isText = typeof body === 'string';
			const text = isText ? body : body === undefined ? '' : JSON.stringify(body);
			const type = isText ? { 'content-type': 'text/plain; charset=utf-8' } : json;
			sendAnswer(response, {
				status,
				headers: { ...(text && type), ...lowerCased(headers) },
				body: Buffer.from(text),
			});
			return;
		}
		case 'redirect': {
			const location = fault.keepPath ? `${fault.to.replace(/\/$/, '')}${request.url}` : fault.to;
			sendAnswer(response, {
				status: fault.status ?? 302,
				headers: { location },
				body: Buffer.alloc(0),
			});
			return;
		}
		case 'html':
			sendAnswer(response, {
				status: fault.status ?? 502,
				headers: { 'content-type': 'text/html' },
				body: Buffer.from(html),
			});
			return;
		case 'raw':
			sendAnswer(response, {
				status: fault.status ?? 200,
				headers: { ...json, ...lowerCased(fault.headers) },
				body:
					fault.base64 === undefined
						? Buffer.from(fault.body ?? '')
						: Buffer.from(fault.base64, 'base64'),
			});
			return;
		case 'manyRecords':
			response.writeHead(200, json);
			manyRecords(fault.count).pipe(response);
	}
}

function lowerCased(headers: Record<string, string> = {}): Record<string, string> {
	return Object.fromEntries(
		Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]),
	);
}
