import type { ICredentialDataDecryptedObject, IDataObject } from 'n8n-workflow';
import type { ResourceName, SimulatedRecord, Simulator } from '../../simulator/client';
import type { Variation } from '../../simulator/variations/variation';
import { credentialFor } from '../support/contexts';

/** A simulated Routix that differs, and what a user has of it. */
export interface World {
	routix: Simulator;
	variation: Variation;
	/** Of an app that is used for this operation only, so that nothing is known of it yet. */
	credential: ICredentialDataDecryptedObject;
}

/** What the tests go by of each list: the real state, never what the product said. */
const LISTS: ResourceName[] = ['accounts', 'vehicles'];

/** A list that variations do not ask more of is read at once, but is longer than what servers cap pages at. */
const RECORDS = 120;

/** What only the newest vehicle has. */
export const NEW_FIELD = 'toll_box';

/** Routix as it is at the start of a variation: its lists are filled, and it does not differ yet. */
export async function fill(routix: Simulator, variation: Variation): Promise<void> {
	const { records: count = RECORDS, newestFirst = false, idAt, seeded } = variation;
	await routix.configure({ newestFirst });
	for (const resource of LISTS) {
		await routix.seed(resource, count);
		if (!idAt && !seeded) continue;
		const records = await routix.records(resource);
		await routix.seed(resource, 0);
		const changed = records.map((record, index) => ({
			...record,
			...(idAt && { id: idAt(index) }),
			...seeded?.(record, index),
		}));
		await routix.insert(resource, changed, { at: 'end' });
	}
	if (count > 0)
		await routix.update('vehicles', await newestVehicle(routix), { [NEW_FIELD]: 'OBU5' });
}

async function newestVehicle(routix: Simulator): Promise<string> {
	return (await routix.records('vehicles')).at(-1)!.id as string;
}

export async function worldOf(routix: Simulator, variation: Variation): Promise<World> {
	const app = await routix.registerApp({ name: variation.name });
	const credential = credentialFor(routix, {
		...app,
		accessTokenUrl: `${routix.url}/auth/v1/oauth/token`,
		...(variation.credential as ICredentialDataDecryptedObject),
	});
	return { routix, variation, credential };
}

/** A list as the API shows it now, in its order. Of an account v1 shows six fields. */
export async function listed(
	{ routix, variation }: World,
	resource: ResourceName,
): Promise<IDataObject[]> {
	const records = await routix.records(resource);
	return records.map((record) => shown(variation, resource, record));
}

export function shown(
	{ shown: show }: Variation,
	resource: ResourceName,
	record: SimulatedRecord,
): IDataObject {
	const visible = resource === 'accounts' ? v1Account(record) : record;
	return (show?.(visible, resource) ?? visible) as IDataObject;
}

function v1Account({ id, company_name, email, phone, account_type, status }: SimulatedRecord) {
	return { id, company_name, email, phone, account_type, status };
}

/** The ID of an account or vehicle as people see it; undefined where there is none. */
export function idOf(
	world: World,
	record: IDataObject,
	resource: ResourceName = 'accounts',
): string | undefined {
	const key = keyOf(world, resource);
	return key === null || record[key] === undefined ? undefined : String(record[key]);
}

/** The field that holds the ID. */
export function keyOf({ variation: { key = 'id' } }: World, resource: ResourceName): string | null {
	return typeof key === 'function' ? key(resource) : key;
}
