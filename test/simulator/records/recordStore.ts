import { poolsOf, type Pools } from '../data/pools';
import { v1Account } from '../data/account';
import { generate, type SimulatedRecord, type Source } from '../data/generate';
import { Random } from '../data/random';
import { branches, type Branch } from '../organizations';
import { resourceNames, type ResourceName, type SimulatorSettings } from '../settings';
import { RecordList, type Position } from './recordList';

/** Accounts before orders before invoices, since records name each other. */
const seedingOrder: ResourceName[] = [
	'accounts',
	'vehicles',
	'staff',
	'equipment',
	'orders',
	'planning',
	'invoices',
];

/** Of how many customers, vehicles and so on the records of other resources are, at most. */
const relatedRecords = 400;
const secondsBetweenRecords = 97;
/** Moment of the newest seeded record; fixed, so that the same seed gives the same records on any day. */
const seedingEnd = Date.UTC(2026, 9, 30, 16, 0, 0);

/** All records of all branches. */
export class RecordStore {
	private readonly lists = new Map<string, RecordList>();
	private readonly pools: Pools;
	private readonly random: Random;

	constructor(private readonly settings: () => SimulatorSettings) {
		const { seed, recordCounts } = settings();
		this.pools = poolsOf(seed);
		this.random = new Random(`${seed} later`);
		for (const [index, branch] of branches.entries()) {
			for (const resource of resourceNames) {
				const v1 = resource === 'accounts' ? v1Account : undefined;
				this.lists.set(key(resource, branch), new RecordList(v1));
			}
			for (const resource of seedingOrder) {
				const count = recordCounts[resource];
				this.seed(resource, index === 0 ? count : Math.ceil(count / 3), branch);
			}
		}
	}

	list(resource: ResourceName, branch: Branch): RecordList {
		return this.lists.get(key(resource, branch))!;
	}

	/** The end at which new records appear. */
	get newestEnd(): 'start' | 'end' {
		return this.settings().newestFirst ? 'start' : 'end';
	}

	/** Replaces the list by `count` plausible records; the same ones for the same seed, branch, resource and count. */
	seed(resource: ResourceName, count: number, branch: Branch): void {
		const random = new Random(`${this.settings().seed} ${resource} ${branch.publicId}`);
		const first = seedingEnd - count * secondsBetweenRecords * 1000;
		const list = this.list(resource, branch);
		const source = this.source(branch, random);
		const records = function* () {
			for (let sequence = 1; sequence <= count; sequence++) {
				const createdAt = new Date(first + sequence * secondsBetweenRecords * 1000);
				yield generate(resource, { ...source, sequence, createdAt });
			}
		};
		list.replaceBy(records());
		if (this.settings().newestFirst) list.reverse();
		list.lastSequence = count;
	}

	/** Puts new plausible records, created now, at a position of the list; where new ones appear unless given. */
	insertPlausible(
		resource: ResourceName,
		count: number,
		branch: Branch,
		at: Position = this.newestEnd,
	): SimulatedRecord[] {
		const source = this.source(branch, this.random);
		const records = Array.from({ length: count }, () => {
			const sequence = this.nextSequence(resource, branch);
			return generate(resource, { ...source, sequence, createdAt: new Date() });
		});
		// In a list with the newest first, the last one made has to come first.
		if (this.settings().newestFirst) records.reverse();
		this.list(resource, branch).insert(records, at);
		return records;
	}

	/** Changes a record as any user of Routix does, which its time of change shows; returns it whole. */
	update(
		resource: ResourceName,
		branch: Branch,
		id: unknown,
		fields: SimulatedRecord,
	): SimulatedRecord {
		const moveTo = this.settings().updatedRecordsMove ? this.newestEnd : undefined;
		const changes = { ...fields, updated_at: new Date().toISOString() };
		return this.list(resource, branch).update(id, changes, moveTo);
	}

	nextSequence(resource: ResourceName, branch: Branch): number {
		return ++this.list(resource, branch).lastSequence;
	}

	newId(): string {
		return this.random.uuid();
	}

	/** Turns every list round, when the order setting changed. */
	reverseAll(): void {
		for (const list of this.lists.values()) list.reverse();
	}

	private source(branch: Branch, random: Random): Omit<Source, 'sequence' | 'createdAt'> {
		const samples = new Map<ResourceName, SimulatedRecord[]>();
		const related = (resource: ResourceName): SimulatedRecord | undefined => {
			const sample = samples.get(resource) ?? this.list(resource, branch).sample(relatedRecords);
			samples.set(resource, sample);
			return random.pick(sample);
		};
		return { random, pools: this.pools, branch, related };
	}
}

function key(resource: ResourceName, branch: Branch): string {
	return `${branch.publicId}/${resource}`;
}
