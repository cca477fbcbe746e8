import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Routix with a list of so many accounts, each made when it is asked for. */
export async function startAccountsServer(count: number) {
	const server = createServer((request, response) => {
		const { pathname, searchParams } = new URL(request.url ?? '', 'http://routix');
		response.setHeader('content-type', 'application/json');
		if (pathname.endsWith('/oauth-token')) {
			response.end(JSON.stringify({ access_token: 'token', expires_in: 3600 }));
			return;
		}
		const offset = Number(searchParams.get('offset') ?? 0);
		const limit = Number(searchParams.get('limit') ?? 1000);
		const length = Math.max(0, Math.min(limit, count - offset));
		const data = Array.from({ length }, (_, index) => accountAt(offset + index));
		response.end(JSON.stringify({ data, pagination: { limit, offset, total: count } }));
	});
	server.listen(0, 'localhost');
	await once(server, 'listening');
	const url = `http://localhost:${(server.address() as AddressInfo).port}`;
	return { url, stop: () => server.close() };
}

/** The account at a place in the list: its name tells the place. */
export function accountAt(place: number) {
	const id = `00000000-0000-4000-8000-${String(place).padStart(12, '0')}`;
	return {
		id,
		company_name: `Klant ${place} Transport B.V.`,
		email: `info@klant${place}.nl`,
		phone: `+31 10 ${String(1_000_000 + place)}`,
		account_type: place % 5 === 0 ? 'carrier' : 'customer',
		status: 'active',
	};
}
