/**
 * A clock that stands still and is moved on by sleeping, so that a test of waits takes no time and knows them exactly.
 * Only two things are replaced: `sleep` of n8n-workflow, which is the one way our code waits, and `Date.now`.
 */
let now = Math.floor(Date.now() / 1_000) * 1_000;
let slept = 0;
let whenMoved: (now: number) => Promise<void> = async () => undefined;

/** For `jest.mock('n8n-workflow', …)`: the real module with the sleep of this clock. Stops the real one. */
export function withVirtualSleep<T extends object>(workflowModule: T): T {
	Date.now = () => now;
	return { ...workflowModule, sleep };
}

async function sleep(milliseconds: number): Promise<void> {
	now += milliseconds;
	slept += milliseconds;
	await whenMoved(now);
	// Lets answers arrive in between, as a real wait does.
	await new Promise((resolve) => setImmediate(resolve));
}

/** Has a server that looks at the clock told each time that it was moved on, before anything more happens. */
export function tellTime(listener: (now: number) => Promise<void>): void {
	whenMoved = listener;
}

/** How long was slept since the last call, in milliseconds. */
export function takeSlept(): number {
	const taken = slept;
	slept = 0;
	return taken;
}

/** The time that `Retry-After` dates are reckoned from. */
export function virtualNow(): number {
	return now;
}

/** Moves the clock on without anybody waiting. */
export function passTime(milliseconds: number): void {
	now += milliseconds;
}
