import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readFileSync } from 'node:fs';

const secondsBetweenLines = 5;
const logLinesOnFailure = 40;

/** A long command whose progress a person wants to see. */
export interface LongCommand {
	title: string;
	command: string;
	args: string[];
	cwd: string;
	env: NodeJS.ProcessEnv;
	/** Takes everything that the command prints; its end is shown when the command fails. */
	logFile: string;
	/** What has been done so far, for example "812 of 2351 packages". */
	measure?: () => string;
}

/** Runs the command to its end and prints a line every few seconds. Throws when it fails. */
export async function runWithProgress(task: LongCommand): Promise<void> {
	const started = Date.now();
	const report = (state: string) =>
		console.log(
			`${task.title}: ${[state, formatElapsed(started), task.measure?.()].filter(Boolean).join(', ')}`,
		);
	const log = openSync(task.logFile, 'w');
	const child = spawn(task.command, task.args, {
		cwd: task.cwd,
		env: task.env,
		stdio: ['ignore', log, log],
	});
	closeSync(log);
	report('started');
	const ticker = setInterval(() => report('working'), secondsBetweenLines * 1000);
	try {
		const [code, signal] = (await once(child, 'exit')) as [number | null, string | null];
		if (code !== 0) {
			throw new Error(
				`${task.command} ${task.args.join(' ')} ended with ${signal ?? `code ${code}`}:\n${endOf(task.logFile)}`,
			);
		}
	} finally {
		clearInterval(ticker);
	}
	report('done');
}

/** The time since `started` (milliseconds since 1970) as a person writes it: `1m 25s`. */
export function formatElapsed(started: number): string {
	const seconds = Math.round((Date.now() - started) / 1000);
	return seconds < 60 ? `${seconds}s` : `${Math.floor(seconds / 60)}m ${seconds % 60}s`;
}

function endOf(file: string): string {
	return readFileSync(file, 'utf8').trimEnd().split('\n').slice(-logLinesOnFailure).join('\n');
}
