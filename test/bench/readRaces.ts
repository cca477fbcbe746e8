import { startBareClient } from './bareClient';
import {
	isMeant,
	listUrl,
	startFilterNode,
	startFilters,
	startHttpRequestNode,
	startRoutixNode,
} from './n8nContestants';
import type { Race } from './races';
import {
	contestant,
	latency,
	peakMemory,
	processorTime,
	requests,
	requestsTime,
	rowsOf,
	speedAgainst,
	timesOf,
	wholeTime,
} from './table';

/** As many as the Routix node uses. */
const CONNECTIONS = 8;

/** Enough for several pages. */
const TRIAL_ROWS = 2500;

/** All accounts. */
const readAll: Race = {
	name: 'readAll',
	option: 'read',
	resource: 'accounts',
	rows: [1000, 50_000, 200_000],
	latencies: [0, 50, 200],
	rounds: 5,
	columns: [
		rowsOf('Accounts'),
		latency,
		contestant,
		requests,
		requestsTime,
		wholeTime,
		processorTime,
		peakMemory,
		timesOf('Bare client'),
		speedAgainst('HTTP Request node'),
	],
	async *start(start) {
		yield await startRoutixNode(start);
		yield await startHttpRequestNode(start);
		const { routix } = start;
		const job = { url: listUrl(routix), token: await routix.token(), connections: CONNECTIONS };
		yield startBareClient(() => ({ ...job, readsList: true, requests: [] }));
	},
	trial: {
		rows: TRIAL_ROWS,
		wanted: async (routix) => (await routix.records('accounts')).length,
	},
};

/** The accounts that meet a filter. */
const search: Race = {
	name: 'search',
	option: 'search',
	resource: 'accounts',
	rows: [20_000, 200_000],
	latencies: [0],
	// n8n's Filter node takes minutes for 200,000 accounts.
	rounds: 1,
	columns: [rowsOf('Accounts'), latency, contestant, wholeTime, processorTime, peakMemory],
	async *start(start) {
		yield await startFilters(start);
		yield await startFilterNode(start);
	},
	trial: {
		rows: TRIAL_ROWS,
		wanted: async (routix) => (await routix.records('accounts')).filter(isMeant).length,
	},
};

export const readRaces = [readAll, search];
