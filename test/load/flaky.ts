import type { Fault, Simulator } from '../simulator/client';

/** Each meets one request in a hundred: five in a hundred go wrong in one way or the other. */
const faults: Fault[] = [
	{ kind: 'status', status: 502, body: 'Bad Gateway' },
	{ kind: 'html', status: 503 },
	{ kind: 'resetBefore' },
	// The request was carried out, and nobody learns it: what makes writing dangerous.
	{ kind: 'resetAfter' },
	{ kind: 'cutBody' },
];

/** Makes a simulated Routix fail 5 % of all requests, of records and tokens alike, and limit another 2 %. */
export async function makeFlaky(routix: Simulator): Promise<void> {
	const path = '/functions/v1/';
	for (const fault of faults) {
		await routix.addFault({ ...fault, on: { path, chance: 0.01 }, times: 0 } as Fault);
	}
	await routix.addFault({
		on: { path, chance: 0.02 },
		times: 0,
		kind: 'status',
		status: 429,
		headers: { 'retry-after': '1' },
		body: { error: 'too_many_requests' },
	});
}
