/** Ends the n8n of the run. */
export default async function teardown(): Promise<void> {
	await globalThis.runningN8n?.stop();
}
