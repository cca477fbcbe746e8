import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { runtimeFolder } from './paths';

/**
 * An empty folder below `.runtime/<kind>`, named after this process. It stays until the next run of its kind, so that
 * its logs can be read; folders of processes that are gone are removed now.
 */
export function makeRunFolder(kind: string): string {
	const runs = join(runtimeFolder, kind);
	mkdirSync(runs, { recursive: true });
	for (const pid of readdirSync(runs)) {
		if (!isAlive(Number(pid))) rmSync(join(runs, pid), { recursive: true, force: true });
	}
	const folder = join(runs, String(process.pid));
	rmSync(folder, { recursive: true, force: true });
	mkdirSync(folder);
	return folder;
}

function isAlive(pid: number): boolean {
	try {
		return process.kill(pid, 0);
	} catch (error) {
		return (error as NodeJS.ErrnoException).code === 'EPERM';
	}
}
