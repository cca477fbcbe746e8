import { join } from 'node:path';
import type { Simulator } from '../simulator/client';
import { startBareClient } from './bareClient';
import type { Contestant } from './contestant';
import {
	isMeant,
	listUrl,
	startFilterNode,
	startFilters,
	startHttpRequestNode,
	startRoutixNode,
} from './n8nContestants';
import { printSearchTable, printTable, writeReport, writeSearchReport } from './report';
import type { Results } from './results';

/** As many as the Routix node uses. */
export const connections = 8;

/** Something that is done in several ways. */
export interface Race {
	/** What is measured unless the command says otherwise. */
	rows: string;
	latencies: string;
	rounds: string;
	/** One contestant after the other, so that those that run can be stopped when the next one does not start. */
	start(folder: string, tarball: string, routix: Simulator): AsyncGenerator<Contestant>;
	/** How many accounts each contestant has to give: nobody may win by leaving some out. */
	wanted(routix: Simulator): Promise<number>;
	print(results: Results): void;
	write(results: Results): void;
}

/** All accounts. */
const readAll: Race = {
	rows: '1000,50000,200000',
	latencies: '0,50,200',
	rounds: '5',
	async *start(folder, tarball, routix) {
		yield await startRoutixNode(join(folder, 'routix'), tarball, routix);
		yield await startHttpRequestNode(join(folder, 'http'), tarball, routix);
		const token = await routix.token();
		yield startBareClient({ url: listUrl(routix), token, connections });
	},
	wanted: async (routix) => (await routix.records('accounts')).length,
	print: printTable,
	write: writeReport,
};

/** The accounts that meet a filter. */
const search: Race = {
	rows: '20000,200000',
	latencies: '0',
	// n8n's Filter node took 28 s for 20,000 accounts (seen in 2.41, on a busy machine).
	rounds: '3',
	async *start(folder, tarball, routix) {
		yield await startFilters(join(folder, 'filters'), tarball, routix);
		yield await startFilterNode(join(folder, 'filter-node'), tarball, routix);
	},
	wanted: async (routix) => (await routix.records('accounts')).filter(isMeant).length,
	print: printSearchTable,
	write: writeSearchReport,
};

export const races = { readAll, search };
