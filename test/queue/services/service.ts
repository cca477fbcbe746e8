import { once } from 'node:events';
import { connect } from 'node:net';
import type { RunningProcess } from '../../e2e/harness/processes';

/** A server that was started for these tests only, on the loopback interface. */
export interface Service {
	port: number;
	stop(): Promise<void>;
}

const startTimeoutMs = 60_000;
const pollEveryMs = 100;

/** Waits until somebody listens on the port. Throws when the process ended before or takes more than a minute. */
export async function waitForPort(
	port: number,
	running: RunningProcess,
	name: string,
): Promise<void> {
	let hasEnded = false;
	void running.exited.then(() => (hasEnded = true));
	const deadline = Date.now() + startTimeoutMs;
	while (!(await isOpen(port))) {
		if (hasEnded) throw new Error(`${name} ended at once; see its log`);
		if (Date.now() > deadline) throw new Error(`${name} was not ready in time; see its log`);
		await new Promise((resolve) => setTimeout(resolve, pollEveryMs));
	}
}

async function isOpen(port: number): Promise<boolean> {
	const socket = connect(port, '127.0.0.1');
	try {
		await once(socket, 'connect');
		return true;
	} catch {
		return false;
	} finally {
		socket.destroy();
	}
}
