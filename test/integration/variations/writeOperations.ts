import type { IDataObject, INodeParameters } from 'n8n-workflow';
import type { SimulatedRecord } from '../../simulator/client';
import type { OperationName } from '../../simulator/variations/variation';
import { automatic, mapped } from '../support/columns';
import type { Operation } from './operations';
import { run } from './product';
import { idOf, shown, type World } from './world';

type Writing = Extract<OperationName, 'Create or Update' | 'Create' | 'Update'>;

/** Values that servers like to put in order. */
const NEW_COMPANY = {
	company_name: 'Nieuw Vervoer & Zn. B.V.',
	email: 'Planning@Nieuw-Vervoer.nl',
	phone: '+31 10 123 45 67',
};
const CREATED_ALONE = { ...NEW_COMPANY, company_name: 'Ander Vervoer & Zn. B.V.' };
const NEW_PHONE = '+31 88 765 43 21';

const account = { resource: 'account' };

export const writeOperations: Record<Writing, Operation> = {
	/** One that is there, at the far end of the list, and one that is not; the same twice. */
	'Create or Update': async (world) => {
		const before = await accounts(world);
		const known = before.at(-1);
		const input: SimulatedRecord[] = [
			...(known ? [{ company_name: known.company_name, phone: NEW_PHONE }] : []),
			NEW_COMPANY,
		];
		const expected = [
			...before.slice(0, -1),
			...(known ? [{ ...known, ...kept(world, { phone: NEW_PHONE }) }] : []),
			{ ...DEFAULTS, ...kept(world, NEW_COMPANY) },
		];
		const parameters = {
			...account,
			operation: 'upsert',
			columns: automatic('company_name'),
		};
		for (const time of ['first', 'second']) {
			const items = await run(world, parameters, input as IDataObject[]);
			const wrong =
				wrongState(await accounts(world), expected) ??
				wrongItems(world, items, input, expected.slice(-input.length));
			if (wrong) return `in the ${time} run ${wrong}`;
			const unchanged = items.every(({ sync_action: action }) => action === 'unchanged');
			const isNoticed = items.some((item) => item.not_kept !== undefined);
			if (time === 'second' && !unchanged && !isNoticed) return 'the second run writes again';
		}
		return undefined;
	},

	Create: async (world) => {
		const before = await accounts(world);
		const columns = mapped(CREATED_ALONE);
		const items = await run(world, { ...account, operation: 'create', columns });
		const after = await accounts(world);
		const expected = [...before, { ...DEFAULTS, ...kept(world, CREATED_ALONE) }];
		const made = after.find(({ id }) => !before.some((other) => other.id === id));
		return (
			wrongState(after, expected) ??
			wrongItems(world, items, [CREATED_ALONE], expected.slice(-1)) ??
			wrongId(world, items[0], made)
		);
	},

	Update: async (world) => {
		const before = await accounts(world);
		const record = before[5];
		const id = idOf(world, shown(world.variation, 'accounts', record));
		const recordId = { __rl: true, mode: 'id', value: id } as unknown as INodeParameters;
		const sent = { phone: NEW_PHONE };
		const columns = mapped(sent);
		const items = await run(world, { ...account, operation: 'update', recordId, columns });
		const expected = before.with(5, { ...record, ...kept(world, sent) });
		return (
			wrongState(await accounts(world), expected) ??
			wrongItems(world, items, [sent], [expected[5]]) ??
			wrongId(world, items[0], record)
		);
	},
};

/** What Routix gives a new account that does not say otherwise. */
const DEFAULTS = { account_type: 'customer', status: 'active' };

/** The accounts as Routix has them, without what it keeps to itself. */
export async function accounts({ routix }: World): Promise<SimulatedRecord[]> {
	return await routix.records('accounts');
}

function kept({ variation: { stored } }: World, fields: SimulatedRecord): SimulatedRecord {
	return stored?.(fields) ?? fields;
}

/** Tells what Routix has otherwise than it should; new records have no ID there. */
function wrongState(found: SimulatedRecord[], expected: SimulatedRecord[]): string | undefined {
	if (found.length !== expected.length) {
		return `Routix has ${found.length} accounts instead of ${expected.length}`;
	}
	const index = expected.findIndex((record, at) => !hasAll(found[at], record));
	if (index < 0) return undefined;
	return `Routix has ${JSON.stringify(found[index])} instead of ${JSON.stringify(expected[index])}`;
}

function hasAll(found: SimulatedRecord, expected: SimulatedRecord): boolean {
	return Object.entries(expected).every(
		([name, value]) => name === 'updated_at' || found[name] === value || same(found[name], value),
	);
}

function same(one: unknown, other: unknown): boolean {
	return JSON.stringify(one) === JSON.stringify(other);
}

/** An item holds what was sent; where Routix has something else now, it says so. */
function wrongItems(
	{ variation: { answersAsSent } }: World,
	items: IDataObject[],
	sent: SimulatedRecord[],
	stored: SimulatedRecord[],
): string | undefined {
	if (items.length !== sent.length) return `there are ${items.length} items for ${sent.length}`;
	for (const [index, fields] of sent.entries()) {
		const item = items[index];
		for (const [name, value] of Object.entries(fields)) {
			const isKept = answersAsSent === true || same(stored[index][name], value);
			const isNamed = JSON.stringify(item.not_kept ?? '').includes(name);
			if (!isKept && !isNamed) return `item ${index} does not say that ${name} was not kept`;
			if (isKept && item[name] !== value) {
				return `item ${index} has the ${name} ${JSON.stringify(item[name])}`;
			}
		}
	}
	return undefined;
}

/** An ID that came back has to be the right one. */
function wrongId(
	world: World,
	item: IDataObject,
	record: SimulatedRecord | undefined,
): string | undefined {
	const told = idOf(world, item);
	if (told === undefined || record === undefined) return undefined;
	const id = idOf(world, shown(world.variation, 'accounts', record));
	return told === id ? undefined : `the item has the ID ${told} instead of ${id}`;
}

/** How many records have a name that another one has too. */
export function timesTwice(records: SimulatedRecord[]): number {
	return records.length - new Set(records.map(({ company_name: name }) => name)).size;
}
