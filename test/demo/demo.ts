import { installN8n } from '../e2e/install';
import { installTarball, packTarball } from '../e2e/harness/communityPackage';
import { exitOnSignals } from '../e2e/harness/processes';
import { formatElapsed } from '../e2e/harness/progress';
import { makeRunFolder } from '../e2e/harness/runFolder';
import { N8n, owner } from '../e2e/n8n';
import { startSimulator, type Simulator } from '../simulator/client';
import { accountsTable } from './accountsTable';
import { openEditorDoor } from './editorDoor';
import { prepareSampleWorkflow, sampleWorkflowName, type SampleWorkflow } from './sampleWorkflow';

/** Few enough to print them all. */
const accountCount = 25;
const usualPort = 5678;

const usage = `Usage: npm run demo [-- --once]

Starts n8n with this package and a simulated Routix, runs a workflow that reads all accounts and prints them.
It stays up until Ctrl-C; with --once it ends by itself.`;

async function main(options: string[]): Promise<void> {
	const unknown = options.filter((option) => option !== '--once');
	if (unknown.length > 0) {
		console.log(usage);
		process.exitCode = unknown[0] === '--help' ? 0 : 1;
		return;
	}
	// Ctrl-C is the usual way to end the demo, so it is no failure.
	exitOnSignals(0);
	await installN8n();
	const folder = makeRunFolder('demo');

	const n8n = await N8n.prepare(folder, { preferredPort: usualPort, logLevel: 'info' });
	await step('Building and packing the package', () =>
		installTarball(packTarball(folder), n8n.settings.userFolder),
	);
	const routix = await step('Starting a simulated Routix', async () => {
		const simulator = await startSimulator();
		await simulator.seed('accounts', accountCount);
		return simulator;
	});
	try {
		await step('Starting n8n with the package', async () => await n8n.start());
		const workflow = await prepareSampleWorkflow(n8n, routix);
		await showAccounts(n8n, workflow);
		if (!options.includes('--once')) await stayUp(n8n, routix, workflow);
	} finally {
		await n8n.stop();
		await routix.stop();
	}
}

async function showAccounts(n8n: N8n, { id, start, node }: SampleWorkflow): Promise<void> {
	const accounts = await step(`Running the workflow "${sampleWorkflowName}"`, async () => {
		return (await n8n.run(id, start)).json(node);
	});
	console.log(`\n${accountsTable(accounts)}\n${accounts.length} accounts\n`);
}

/** Prints how to get in, and never returns. */
async function stayUp(n8n: N8n, routix: Simulator, { id }: SampleWorkflow): Promise<void> {
	const door = await openEditorDoor(n8n.rest, `workflow/${id}`);
	console.log(`n8n's editor, already signed in: ${door}`);
	console.log(`or sign in at ${n8n.rest.baseUrl} as ${owner.email} with ${owner.password}`);
	console.log(`Routix (simulated): ${routix.url}, branch ${routix.branches[0].publicId},`);
	console.log(`client ID ${routix.app.clientId}, client secret ${routix.app.clientSecret}`);
	console.log('\nCtrl-C ends n8n and the simulated Routix.');
	await new Promise<never>(() => {});
}

async function step<T>(title: string, work: () => T | Promise<T>): Promise<T> {
	const started = Date.now();
	console.log(`${title} …`);
	const result = await work();
	console.log(`${title}: done, ${formatElapsed(started)}`);
	return result;
}

main(process.argv.slice(2)).catch((error: Error) => {
	console.error(error.message);
	process.exitCode = 1;
});
