import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { findNodeRuntime } from '../e2e/harness/nodeRuntime';

/**
 * Starts a file of this folder in a process of its own, on the Node.js that runs n8n. It answers each request with how
 * many records came of it, or with an error, which is thrown here.
 */
export function startChild<Request extends object>(file: string) {
	const child = fork(join(__dirname, file), {
		execPath: findNodeRuntime().binary,
		execArgv: ['--import', pathToFileURL(require.resolve('tsx')).href],
	});
	return {
		pid: child.pid as number,
		ask: async (request: Request): Promise<number> => {
			child.send(request);
			const [answer] = (await once(child, 'message')) as [{ count?: number; error?: string }];
			if (answer.count === undefined) throw new Error(answer.error);
			return answer.count;
		},
		stop: async () => {
			child.kill();
			await once(child, 'exit');
		},
	};
}

/** What such a process does: hands each request to `count`, and its outcome back. */
export function answerParent<Request>(count: (request: Request) => Promise<number>): void {
	process.on('message', (request: Request) => {
		void count(request).then(
			(counted) => process.send?.({ count: counted }),
			(error: Error) => process.send?.({ error: error.message }),
		);
	});
}
