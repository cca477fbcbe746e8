import { randomUUID } from 'node:crypto';
import type { IDataObject } from 'n8n-workflow';
import type { SimulatedRecord } from '../../simulator/client';
import type { OperationName } from '../../simulator/variations/variation';
import type { Operation } from './operations';
import { PublishedTrigger } from './publishedTrigger';
import { sameRecords } from './records';
import { shown, type World } from './world';

type Watching = Extract<OperationName, 'Created' | 'Updated'>;

export const triggerOperations: Record<Watching, Operation> = {
	/** Nothing at first, then two vehicles, then nothing, then one more. */
	Created: async (world) => {
		const trigger = new PublishedTrigger(world, { resource: 'vehicle', event: 'created' });
		return await steps(trigger, world, [
			async () => [],
			async () => await arrive(world, 2),
			async () => [],
			async () => await arrive(world, 1),
			async () => [],
		]);
	},

	/** Nothing at first, then an old vehicle that was changed, then nothing. */
	Updated: async (world) => {
		const trigger = new PublishedTrigger(world, { resource: 'vehicle', event: 'updated' });
		return await steps(trigger, world, [
			async () => [],
			async () => [await change(world, 3)],
			async () => [],
		]);
	},
};

async function steps(
	trigger: PublishedTrigger,
	world: World,
	happenings: Array<() => Promise<SimulatedRecord[]>>,
): Promise<string | undefined> {
	for (const [index, happen] of happenings.entries()) {
		const records = await happen();
		const expected = records.map((record) => shown(world.variation, 'vehicles', record));
		const wrong = sameRecords(await trigger.poll(), expected as IDataObject[]);
		if (wrong) return `poll ${index + 1} brings ${wrong}`;
	}
	return undefined;
}

/** So many new vehicles, oldest first. */
async function arrive({ routix, variation }: World, count: number): Promise<SimulatedRecord[]> {
	const { idAt, seeded, newestFirst } = variation;
	if (!idAt && !seeded) return inOrder(await routix.insert('vehicles', count), newestFirst);
	const vehicles = await routix.records('vehicles');
	const created = Array.from({ length: count }, (_, index) => {
		const place = vehicles.length + index;
		const record = {
			...vehicles[index],
			id: idAt?.(place) ?? randomUUID(),
			licence_plate: `NEW-${place}`,
			created_at: new Date(Date.now() + index).toISOString(),
		};
		return { ...record, ...seeded?.(record, place) };
	});
	return inOrder(await routix.insert('vehicles', created), newestFirst);
}

function inOrder(records: SimulatedRecord[], newestFirst = false): SimulatedRecord[] {
	return newestFirst ? [...records].reverse() : records;
}

async function change({ routix }: World, index: number): Promise<SimulatedRecord> {
	const vehicle = (await routix.records('vehicles'))[index];
	const notes = `Changed at ${performance.now()}`;
	return await routix.update('vehicles', vehicle.id as string, { notes });
}
