import { spawn } from 'child_process';
import { once } from 'events';
import { join } from 'path';
import { pathToFileURL } from 'url';
import { startSimulator } from './client';

// Starting a process takes its time on a busy machine.
jest.setTimeout(60_000);

const isUp = (url: string) =>
	fetch(`${url}/simulator/info`).then(
		({ ok }) => ok,
		() => false,
	);

async function untilDown(url: string): Promise<void> {
	while (await isUp(url)) await new Promise((resolve) => setTimeout(resolve, 50));
}

const tsx = pathToFileURL(require.resolve('tsx')).href;

it('starts on loopback, is up until it is stopped, and can be stopped twice', async () => {
	const simulator = await startSimulator();
	expect(simulator.url).toMatch(/^http:\/\/localhost:\d+$/);
	expect(await isUp(simulator.url)).toBe(true);
	// A credential made for one run has to work with the next one.
	expect(simulator.app.clientId).toBe('89936267-d461-4b8a-a33c-03e50ebda542');
	await simulator.stop();
	expect(await isUp(simulator.url)).toBe(false);
	await simulator.stop();
});

it('says why when it cannot start', async () => {
	const misspelt = { latency: 5 } as object;
	await expect(startSimulator(misspelt)).rejects.toThrow(/no setting "latency"/);
});

it('ends when the process that started it is killed', async () => {
	const program = `
		const { startSimulator } = require(${JSON.stringify(join(__dirname, 'client.ts'))});
		startSimulator().then(({ url }) => { console.log(url); setInterval(() => {}, 1000); });`;
	const parent = spawn(
		process.execPath,
		['--import', tsx, '--input-type=commonjs', '--eval', program],
		{ stdio: ['ignore', 'pipe', 'inherit'] },
	);
	const [line] = (await once(parent.stdout, 'data')) as [Buffer];
	const url = line.toString().trim();
	expect(await isUp(url)).toBe(true);
	parent.kill('SIGKILL');
	await untilDown(url);
});

it('runs alone and prints what one needs to try it', async () => {
	const child = spawn(process.execPath, ['--import', tsx, join(__dirname, 'main.ts')], {
		stdio: ['ignore', 'pipe', 'inherit'],
	});
	let output = '';
	child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
	try {
		while (!output.includes('curl -s "')) await once(child.stdout, 'data');
		const url = /http:\/\/localhost:\d+/.exec(output)?.[0] ?? '';
		expect(await isUp(url)).toBe(true);
		expect(output).toMatch(/client ID \S+ {3}secret routix_[0-9a-f]{40}/);
		const shell = spawn('sh', ['-c', output.slice(output.indexOf('TOKEN='))], {
			stdio: ['ignore', 'pipe', 'inherit'],
		});
		let answer = '';
		shell.stdout.on('data', (chunk: Buffer) => (answer += chunk.toString()));
		await once(shell, 'close');
		expect(JSON.parse(answer).data).toHaveLength(2);
	} finally {
		child.kill();
	}
});
