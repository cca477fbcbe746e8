import fc from 'fast-check';
import type { IDataObject } from 'n8n-workflow';
import { mapped } from '../support/columns';
import { credentialFor } from '../support/contexts';
import { runRoutix } from '../support/routixNode';
import { StoringRoutix } from './storingRoutix';

/** How many random sets of items each operation is tried on: `npm run test:items` for the long run. */
const SETS = Number(process.env.ITEM_SETS ?? 20);

jest.setTimeout(3_600_000);

let routix: StoringRoutix;

beforeAll(async () => {
	routix = await StoringRoutix.start();
});
afterAll(() => routix.stop());

/** So few names that items have the same ones, or ones that differ only in case or punctuation. */
const name = fc.constantFrom('Bolt N.V.', 'bolt n.v.', 'Bolt NV', 'De Kroon', 'Acme', 'Acme ');
const note = fc.constantFrom('a', 'b', 'wrong');
const item = fc.record({ id: fc.constantFrom('r0', 'r1', 'r2', 'r9'), name, note });
const items = fc.array(item, { minLength: 1, maxLength: 12 }) as fc.Arbitrary<IDataObject[]>;

const update = {
	recordId: { __rl: true, mode: 'id', value: '={{ $json.id }}' } as never,
	columns: mapped({ note: '={{ $json.note }}' }),
};
const values = { name: '={{ $json.name }}', note: '={{ $json.note }}' };
const create = { columns: mapped(values) };
const upsert = { columns: mapped(values, {}, ['name']) };

/** Works on the items, so many at once, and tells what came of each and what Routix has then. */
async function workOn(
	input: IDataObject[],
	operation: string,
	parameters: object,
	requestsAtOnce: number,
	limited: boolean[],
) {
	const left = [...limited];
	routix.begin([], [0, 1, 2].map(recordAt), (_method, { note: written }) => {
		if (left.shift()) return 429;
		return written === 'wrong' ? 422 : undefined;
	});
	const app = { id: '', clientId: 'client', clientSecret: `routix_${'0'.repeat(40)}` };
	const branches = [{ publicId: 'RS2RDH3B', id: '', name: '' }];
	const output = await runRoutix({
		credential: credentialFor({ url: routix.url, app, branches }),
		parameters: { resource: 'vehicle', operation, ...parameters, options: { requestsAtOnce } },
		input,
		onError: 'continueRegularOutput',
	});
	return {
		output: output.map(({ json, pairedItem }) => [withoutId(json), pairedItem]),
		records: routix.records.map((record) => JSON.stringify(withoutId(record))).sort(),
	};
}

const recordAt = (place: number): IDataObject => ({
	id: `r${place}`,
	name: ['Acme', 'Old B.V.', 'Third'][place],
	note: 'old',
});

/** Which ID a new record gets depends on when it was made; errors name it too. */
const withoutId = (record: IDataObject) =>
	JSON.parse(JSON.stringify({ ...record, id: '' }).replace(/\br\d+\b/g, 'r')) as IDataObject;

describe('Items with equal keys, failures and 429s side by side', () => {
	it.each([
		['update', update],
		['upsert', upsert],
		['create', create],
	])('come to the same as one after the other: %s', async (operation, parameters) => {
		await fc.assert(
			fc.asyncProperty(
				items,
				fc.integer({ min: 2, max: 10 }),
				fc.array(fc.boolean(), { maxLength: 12 }),
				async (input, atOnce, limited) => {
					const inTurn = await workOn(input, operation, parameters, 1, []);

					expect(await workOn(input, operation, parameters, atOnce, limited)).toEqual(inTurn);
				},
			),
			{ numRuns: SETS },
		);
	});
});
