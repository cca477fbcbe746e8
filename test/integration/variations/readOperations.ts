import type { IDataObject, INodeParameters } from 'n8n-workflow';
import type { OperationName } from '../../simulator/variations/variation';
import { formOf, pick } from '../support/editor';
import type { Operation } from './operations';
import { ofProduct, ProductError, run } from './product';
import { difference } from './records';
import { pressTest } from './testButton';
import { idOf, keyOf, listed, type World } from './world';

const account = { resource: 'account' };
const NOBODY = '00000000-0000-4000-8000-000000000000';
const LIMIT = 60;
/** A picker that goes on longer than this never ends. */
const MOST_PAGES = 200;

type Reading = Extract<
	OperationName,
	| 'Get'
	| 'Get Missing'
	| 'Get Many'
	| 'Get Many with Limit'
	| 'Record Picker'
	| 'Record Search'
	| 'Form'
	| 'Test'
>;

export const readOperations: Record<Reading, Operation> = {
	Get: async (world) => {
		const record = (await listed(world, 'accounts'))[2];
		const found = await run(world, get(idOf(world, record)));
		return difference(found, [record]);
	},

	'Get Missing': async (world) => {
		const found = await run(world, get(world.variation.missingId ?? NOBODY));
		return `there is no such record, but it brought ${JSON.stringify(found)}`;
	},

	'Get Many': async (world) => {
		const found = await run(world, { ...account, operation: 'getAll', returnAll: true });
		return difference(found, await listed(world, 'accounts'));
	},

	'Get Many with Limit': async (world) => {
		const found = await run(world, { ...account, operation: 'getAll', limit: LIMIT });
		return difference(found, (await listed(world, 'accounts')).slice(0, LIMIT));
	},

	'Record Picker': async (world) => {
		const found: Array<{ name: string; value: unknown }> = [];
		let token: string | undefined;
		for (let page = 1; ; page++) {
			const { results, paginationToken } = await picked(world, undefined, token);
			found.push(...results);
			if (paginationToken === undefined) break;
			if (page === MOST_PAGES) return `the picker goes on and on, after ${found.length} records`;
			token = String(paginationToken);
		}
		const accounts = await listed(world, 'accounts');
		return (
			difference(
				found.map(({ value }) => value),
				accounts.map((record) => idOf(world, record)),
			) ?? wrongName(found, accounts)
		);
	},

	'Record Search': async (world) => {
		const accounts = await listed(world, 'accounts');
		const wanted = accounts.at(-1);
		if (!wanted) return difference((await picked(world, 'vervoer')).results, []);
		const words = String(wanted.company_name);
		const { results } = await picked(world, words);
		const meant = accounts.filter((record) => holds(record, words));
		const values = results.map(({ value }) => value);
		return difference(
			values,
			meant.map((record) => idOf(world, record)),
		);
	},

	Form: async (world) => {
		const parameters = { resource: 'vehicle', operation: 'create' };
		const { fields } = await ofProduct(async () => await formOf(world.credential, parameters));
		const vehicles = await listed(world, 'vehicles');
		const names = new Set(vehicles.flatMap((vehicle) => Object.keys(vehicle)));
		for (const name of ['id', keyOf(world, 'vehicles'), 'created_at', 'updated_at']) {
			names.delete(String(name));
		}
		return difference(fields.map(({ id }) => id).sort(), [...names].sort());
	},

	Test: async ({ credential }) => {
		const { status, message } = await pressTest(credential);
		if (status === 'Error') throw new ProductError(new TestError(message));
		return undefined;
	},
};

/** People choose by the name. */
function wrongName(found: Array<{ name: string }>, accounts: IDataObject[]): string | undefined {
	const index = accounts.findIndex(
		({ company_name: name }, at) => !found[at].name.includes(String(name)),
	);
	return index < 0 ? undefined : `the picker calls record ${index} “${found[index].name}”`;
}

/** What the Test button says instead of that the connection works. */
export class TestError extends Error {}

function get(id = ''): INodeParameters {
	const recordId = { __rl: true, mode: 'id', value: id } as unknown as INodeParameters;
	return { ...account, operation: 'get', recordId };
}

async function picked({ credential }: World, typed?: string, token?: string) {
	const parameters = { ...account, operation: 'get' };
	return await ofProduct(async () => await pick(credential, parameters, typed, token));
}

/** Whether all the words stand somewhere in a record, as in a search of the picker. */
function holds(record: IDataObject, words: string): boolean {
	const text = Object.values(record).join('\n').toLowerCase();
	return words
		.toLowerCase()
		.split(/\s+/)
		.every((word) => text.includes(word));
}
