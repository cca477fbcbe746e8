import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';

const gracePeriodMs = 10_000;

/** How to start a program that stays up. */
export interface ProcessSettings {
	command: string;
	args: string[];
	cwd: string;
	env: NodeJS.ProcessEnv;
	/** Standard output and errors are appended here. */
	logFile: string;
	/** The user that it runs as; the caller's own when left out. Only root may choose. */
	uid?: number;
	gid?: number;
}

/** A program that was started here and everything that it starts itself. */
export interface RunningProcess {
	/** Its process ID, which is its group's too. */
	pid: number;
	/** Settles when the program ends, with its exit code, or null when a signal ended it. */
	exited: Promise<number | null>;
	/** Ends the program and all its children; returns when the program is gone. */
	stop(): Promise<void>;
	/** Ends them at once, as a power cut does; returns when the program is gone. */
	kill(): Promise<void>;
}

/** The process groups that still have to be ended when this process ends, whatever the reason. */
const openGroups = new Set<number>();

/** Starts a program in a process group of its own, so that nothing that it starts can outlive it. */
export function startProcess(settings: ProcessSettings): RunningProcess {
	const log = openSync(settings.logFile, 'a');
	const child = spawn(settings.command, settings.args, {
		cwd: settings.cwd,
		env: settings.env,
		uid: settings.uid,
		gid: settings.gid,
		detached: true,
		stdio: ['ignore', log, log],
	});
	closeSync(log);
	const group = child.pid;
	if (group === undefined) throw new Error(`${settings.command} could not be started`);
	openGroups.add(group);
	const exited = once(child, 'exit').then(([code]) => code as number | null);
	return {
		pid: group,
		exited,
		async stop() {
			signalGroup(group, 'SIGTERM');
			const deadline = setTimeout(() => signalGroup(group, 'SIGKILL'), gracePeriodMs);
			await exited;
			clearTimeout(deadline);
			signalGroup(group, 'SIGKILL');
			openGroups.delete(group);
		},
		async kill() {
			signalGroup(group, 'SIGKILL');
			await exited;
			openGroups.delete(group);
		},
	};
}

/** A TCP port of the loopback interface that is free now; `preferred` when that one is. */
export async function findFreePort(preferred = 0): Promise<number> {
	const server = createServer();
	try {
		server.listen(preferred, '127.0.0.1');
		await once(server, 'listening');
		return (server.address() as AddressInfo).port;
	} catch (error) {
		if (preferred === 0) throw error;
		return await findFreePort();
	} finally {
		server.close();
	}
}

function signalGroup(group: number, signal: NodeJS.Signals): void {
	try {
		process.kill(-group, signal);
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
	}
}

process.once('exit', () => openGroups.forEach((group) => signalGroup(group, 'SIGKILL')));

/**
 * Lets a signal end this process the regular way, with the exit event, so that what was started ends too.
 * Without it, Ctrl-C would leave that running. `code` is the exit code; 128 + the signal's number unless given.
 */
export function exitOnSignals(code?: number): void {
	const signals = { SIGINT: 2, SIGTERM: 15, SIGHUP: 1 };
	for (const [signal, number] of Object.entries(signals)) {
		process.once(signal, () => process.exit(code ?? 128 + number));
	}
}
