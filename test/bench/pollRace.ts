import type { Simulator } from '../simulator/client';
import { startChild } from './childProcess';
import type { Contestant } from './contestant';
import type { PollRequest } from './pollProcess';
import type { Race } from './races';
import {
	contestant,
	latency,
	peakMemory,
	processorTime,
	requests,
	requestsTime,
	rowsOf,
	wholeTime,
} from './table';

/** Polls for updated orders of which none has changed, as most polls find. */
export const pollRace: Race = {
	name: 'poll',
	option: 'polls',
	resource: 'orders',
	rows: [100_000],
	latencies: [0, 50],
	rounds: 5,
	columns: [
		rowsOf('Orders'),
		latency,
		contestant,
		requests,
		requestsTime,
		{ ...wholeTime, heading: 'Whole poll' },
		processorTime,
		peakMemory,
	],
	async *start({ routix }) {
		yield startTrigger('All orders', routix, {});
		yield startTrigger('1,000 recent records', routix, { recentRecords: 1000 });
	},
	trial: { rows: 2500, wanted: () => 1 },
};

/** A trigger in a process of its own, in n8n-core's contexts. */
function startTrigger(
	name: string,
	routix: Simulator,
	options: { recentRecords?: number },
): Contestant {
	const { ask, pid, stop } = startChild<PollRequest>('pollProcess.ts');
	const { app, branches, url } = routix;
	const publish = async () =>
		await ask({
			publish: { routix: { app, branches, url }, parameters: { event: 'updated', options } },
		});
	let known: number | undefined;
	return {
		name,
		pid,
		work: async ({ rows }) => {
			if (rows !== known) await publish();
			known = rows;
			await ask({});
		},
		count: async () => {
			await publish();
			const [order] = (await routix.records('orders')).slice(-3);
			await routix.update('orders', String(order.id), { notes: name });
			return await ask({});
		},
		stop,
	};
}
