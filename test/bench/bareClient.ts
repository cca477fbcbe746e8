import { startChild } from './childProcess';
import type { Contestant } from './contestant';

/** What `bareProcess.ts` is told. */
export interface BareRequest {
	/** The address of the list. */
	url: string;
	token: string;
	connections: number;
	/** Whether to read the whole list first. */
	readsList: boolean;
	/** What to send after that. */
	requests: Array<{ method: string; url: string; body?: unknown }>;
}

/** What no client can beat: plain HTTP over so many kept connections. */
export function startBareClient(job: () => BareRequest): Contestant {
	const { ask, pid, stop } = startChild<BareRequest>('bareProcess.ts');
	const count = async () => await ask(job());
	return {
		name: 'Bare client',
		pid,
		work: async () => {
			await count();
		},
		count,
		stop,
	};
}
