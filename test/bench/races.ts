import type { Simulator } from '../simulator/client';
import type { ResourceName } from '../simulator/settings';
import type { Contestant } from './contestant';
import { itemRaces } from './itemRaces';
import type { Start } from './n8nContestants';
import { pollRace } from './pollRace';
import { readRaces } from './readRaces';
import type { Column } from './table';

/** Something that is done in several ways. */
export interface Race {
	/** Names the file of its results. */
	name: string;
	/** Stands above its table, where there are several of one option. */
	title?: string;
	/** How the command asks for it. */
	option: 'read' | 'search' | 'items' | 'polls';
	resource: ResourceName;
	/** What is measured unless the command says otherwise. */
	rows: number[];
	latencies: number[];
	rounds: number;
	columns: Column[];
	/** One contestant after the other, so that those that run can be stopped when the next one does not start. */
	start(start: Start): AsyncGenerator<Contestant>;
	/** How many records there are when it is tried out, and how many each has to give: nobody may win by leaving some out. */
	trial: { rows: number; wanted(routix: Simulator): number | Promise<number> };
}

export const races: Race[] = [...readRaces, ...itemRaces, pollRace];
