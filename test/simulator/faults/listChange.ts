import { branchByPublicId, branches } from '../organizations';
import type { ResourceName } from '../settings';
import type { Simulation } from '../simulation';
import type { ListChange } from './fault';

/** Removes and inserts records between two requests, as other people do while a list is being read. */
export function changeList(simulation: Simulation, change: ListChange): void {
	const branch = branchByPublicId(change.branchPublicId ?? branches[0].publicId) ?? branches[0];
	const resource = change.resource as ResourceName;
	const list = simulation.records.list(resource, branch);
	if (change.removeAt) list.removeAt(change.removeAt);
	if (change.insert) {
		const { count, at } = change.insert;
		simulation.records.insertPlausible(resource, count, branch, at);
	}
}
