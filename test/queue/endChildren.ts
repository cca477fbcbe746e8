import { readdirSync, readFileSync } from 'node:fs';
import { exitOnSignals } from '../e2e/harness/processes';

/**
 * Global set-up: ends whatever the tests have started when jest itself is ended before they could. Tests cannot do
 * that, since jest lets no event of the real process through to them.
 */
export default function setup(): void {
	exitOnSignals();
	process.once('exit', () => {
		for (const group of children()) {
			try {
				process.kill(-group, 'SIGKILL');
			} catch {
				// It is gone, or leads no group and is nothing that a test has started.
			}
		}
	});
}

/** The processes whose parent is this one, from Linux's process table. */
function children(): number[] {
	return readdirSync('/proc')
		.filter((name) => /^\d+$/.test(name))
		.filter((pid) => parentOf(pid) === process.pid)
		.map(Number);
}

function parentOf(pid: string): number | undefined {
	try {
		// The program's name, in brackets, may hold anything; the state and the parent follow it.
		const [, parent] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)!.split(' ');
		return Number(parent);
	} catch {
		return undefined;
	}
}
