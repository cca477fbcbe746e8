import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

export interface Forwarder {
	/** `http://localhost:<port>` */
	url: string;
	/** From now on connections are refused. */
	close(): Promise<void>;
}

/** Another door to a server on this machine, which can be shut while the server goes on. */
export async function startForwarder(target: string): Promise<Forwarder> {
	const { hostname, port } = new URL(target);
	const sockets = new Set<Socket>();
	const server = createServer((socket) => {
		const onward = connect(Number(port), hostname);
		for (const end of [socket, onward]) {
			sockets.add(end);
			end.on('error', () => undefined);
			end.on('close', () => sockets.delete(end));
		}
		socket.pipe(onward).pipe(socket);
	});
	server.listen(0, 'localhost');
	await once(server, 'listening');
	return {
		url: `http://localhost:${(server.address() as AddressInfo).port}`,
		close: async () => {
			server.close();
			for (const socket of sockets) socket.destroy();
			await once(server, 'close');
		},
	};
}
