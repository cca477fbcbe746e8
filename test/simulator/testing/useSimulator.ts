import { startSimulator, type Simulator } from '../client';

/** Gives a test file a simulator of its own, which is as new before each test. */
export function useSimulator(give: (simulator: Simulator) => void): void {
	let simulator: Simulator | undefined;
	// Starting a process takes its time on a busy machine.
	jest.setTimeout(30_000);
	beforeAll(async () => {
		simulator = await startSimulator();
		give(simulator);
	});
	afterAll(() => simulator?.stop());
	beforeEach(() => simulator?.reset());
}
