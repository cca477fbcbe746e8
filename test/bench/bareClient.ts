import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { findNodeRuntime } from '../e2e/harness/nodeRuntime';
import type { Contestant } from './contestant';

/** What `bareProcess.ts` is told. */
export interface BareRequest {
	/** The address of the list. */
	url: string;
	token: string;
	connections: number;
	/** Whether to read the whole list first. */
	readsList: boolean;
	/** What to send after that. */
	requests: Array<{ method: string; url: string; body?: unknown }>;
}

/** What no client can beat: plain HTTP over so many kept connections, on the Node.js that runs n8n. */
export function startBareClient(job: () => BareRequest): Contestant {
	const child = fork(join(__dirname, 'bareProcess.ts'), {
		execPath: findNodeRuntime().binary,
		execArgv: ['--import', pathToFileURL(require.resolve('tsx')).href],
	});
	const count = async () => {
		child.send(job());
		const [answer] = (await once(child, 'message')) as [{ count?: number; error?: string }];
		if (answer.count === undefined) throw new Error(answer.error);
		return answer.count;
	};
	return {
		name: 'Bare client',
		pid: child.pid as number,
		work: async () => {
			await count();
		},
		count,
		stop: async () => {
			child.kill();
			await once(child, 'exit');
		},
	};
}
