import { startRun } from './harness/startRun';

/** Starts one n8n with the packed tarball for all test files. */
export default async function setup(): Promise<void> {
	await startRun('e2e');
}
