import { readFileSync, rmSync } from 'node:fs';
import { startProcess, type ProcessSettings } from './processes';

const secondsBetweenLines = 5;
const logLinesOnFailure = 40;

/** A long command whose progress a person wants to see; the end of its log is shown when it fails. */
export interface LongCommand extends ProcessSettings {
	title: string;
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
	rmSync(task.logFile, { force: true });
	const running = startProcess(task);
	report('started');
	const ticker = setInterval(() => report('working'), secondsBetweenLines * 1000);
	try {
		const code = await running.exited;
		if (code !== 0) {
			const command = `${task.command} ${task.args.join(' ')}`;
			throw new Error(`${command} ended with ${code ?? 'a signal'}:\n${endOf(task.logFile)}`);
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
