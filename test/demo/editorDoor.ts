import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { N8nRest } from '../e2e/harness/rest';

const sessionCookie = 'n8n-auth';

/**
 * An address that hands the browser the owner's session and sends it on to a page of n8n's editor: browsers share
 * cookies among the ports of a host. It listens on the loopback interface only, and its path cannot be guessed.
 */
export async function openEditorDoor(rest: N8nRest, page: string): Promise<string> {
	const path = `/${randomBytes(16).toString('hex')}`;
	const server = createServer((request, response) => {
		if (request.url !== path) {
			response.writeHead(404).end();
			return;
		}
		const session = `${sessionCookie}=${rest.cookies.get(sessionCookie)}`;
		response.setHeader('set-cookie', `${session}; Path=/; HttpOnly; SameSite=Lax`);
		response.writeHead(302, { location: new URL(page, rest.baseUrl).href }).end();
	});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	return `http://localhost:${(server.address() as AddressInfo).port}${path}`;
}
