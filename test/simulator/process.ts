import { spawn } from 'child_process';
import { once } from 'events';
import { join } from 'path';
import { pathToFileURL } from 'url';
import type { SimulatorSettings } from './settings';

const startTimeoutMs = 30_000;
const stopTimeoutMs = 2_000;
const addressLine = /^Routix simulator: (http:\/\/\S+)$/m;

/**
 * Runs `main.ts` in a process of its own: the libraries it stands on are ES modules, which jest cannot load.
 * The child ends when its standard input closes, which the system does when this process dies in whatever way.
 */
export async function spawnSimulator(
	settings: Partial<SimulatorSettings>,
): Promise<{ url: string; stop(): Promise<void> }> {
	const child = spawn(
		process.execPath,
		[
			'--import',
			pathToFileURL(require.resolve('tsx')).href,
			join(__dirname, 'main.ts'),
			'--exit-with-stdin',
			'--settings',
			JSON.stringify({ port: 0, ...settings }),
		],
		{ stdio: ['pipe', 'pipe', 'pipe'], env: withoutInspection() },
	);
	const exited = once(child, 'exit');
	let output = '';
	let started = false;
	let complaints = '';
	child.stderr.on('data', (chunk: Buffer) => {
		if (started) process.stderr.write(chunk);
		else complaints += chunk.toString();
	});

	const stop = async () => {
		if (child.exitCode !== null || child.signalCode !== null) return;
		child.stdin.end();
		const timer = setTimeout(() => child.kill('SIGKILL'), stopTimeoutMs);
		await exited;
		clearTimeout(timer);
	};

	const url = await new Promise<string>((resolve, reject) => {
		child.once('error', reject);
		const timer = setTimeout(() => {
			child.kill('SIGKILL');
			reject(new Error(`The simulator did not start in ${startTimeoutMs} ms: ${output}`));
		}, startTimeoutMs);
		child.stdout.on('data', (chunk: Buffer) => {
			output += chunk.toString();
			const found = addressLine.exec(output)?.[1];
			if (found === undefined) return;
			clearTimeout(timer);
			started = true;
			resolve(found);
		});
		// Not 'exit', which can come before the last of its error output.
		child.once('close', (code) => {
			clearTimeout(timer);
			reject(
				new Error(`The simulator ended with exit code ${code} before it was ready\n${complaints}`),
			);
		});
	});

	// A test that forgets to stop it must not hang for that.
	child.unref();
	for (const stream of [child.stdin, child.stdout, child.stderr]) {
		if ('unref' in stream && typeof stream.unref === 'function') stream.unref();
	}
	return { url, stop };
}

/** The caller's debugger or loader flags are not the child's. */
function withoutInspection(): NodeJS.ProcessEnv {
	return { ...process.env, NODE_OPTIONS: '' };
}
