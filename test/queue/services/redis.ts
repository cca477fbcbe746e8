import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { findFreePort, startProcess } from '../../e2e/harness/processes';
import { program } from './programs';
import { waitForPort, type Service } from './service';

/** Redis that keeps everything in memory, on a free port of the loopback interface. */
export async function startRedis(folder: string): Promise<Service> {
	const home = join(folder, 'redis');
	mkdirSync(home);
	const port = await findFreePort();
	const options = { port, bind: '127.0.0.1', save: '', appendonly: 'no', dir: home };
	const running = startProcess({
		command: program('redis-server'),
		args: Object.entries(options).flatMap(([name, value]) => [`--${name}`, String(value)]),
		cwd: home,
		env: { PATH: process.env.PATH },
		logFile: join(folder, 'redis.log'),
	});
	await waitForPort(port, running, 'Redis');
	return { port, stop: () => running.stop() };
}
