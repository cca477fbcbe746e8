import fc from 'fast-check';
import type { IDataObject } from 'n8n-workflow';
import { nearText } from '../../../nodes/Routix/values/text';
import { automatic } from '../support/columns';
import { credentialFor } from '../support/contexts';
import { runRoutix } from '../support/routixNode';
import { StoringRoutix, type Rule } from './storingRoutix';

/** Each is two runs of the node against a server of its own. */
const RUNS = { numRuns: 40 };

let routix: StoringRoutix;

beforeAll(async () => {
	routix = await StoringRoutix.start();
});
afterAll(() => routix.stop());

/** Create or Update of vehicles, of which Routix documents no field, with Continue under On Error. */
async function sync(input: IDataObject[], ignoreCase = false): Promise<IDataObject[]> {
	const app = { id: '', clientId: 'client', clientSecret: `routix_${'0'.repeat(40)}` };
	const branches = [{ publicId: 'RS2RDH3B', id: '', name: '' }];
	const items = await runRoutix({
		credential: credentialFor({ url: routix.url, app, branches }),
		parameters: {
			resource: 'vehicle',
			operation: 'upsert',
			columns: automatic('name'),
			options: { ignoreCase },
		},
		input,
		onError: 'continueRegularOutput',
	});
	return items.map(({ json }) => json);
}

const actionsOf = (output: IDataObject[]) => output.map(({ sync_action: action }) => action);

const ofTexts =
	(change: (text: string) => unknown): Rule =>
	(value) =>
		typeof value === 'string' ? change(value) : value;

/** A rule for the fields that are not matched on. */
const others =
	(rule: Rule): Rule =>
	(value, name) =>
		name === 'name' ? value : rule(value, name);

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

/** What servers do to values, of which nothing is lost to who compares them. */
const tidying: Rule[] = [
	ofTexts((text) => text.trim()),
	ofTexts((text) => text.replace(/\s+/g, ' ')),
	ofTexts((text) => text.normalize('NFD')),
	others((value) => (typeof value === 'number' ? value.toFixed(2) : value)),
	others(
		ofTexts((text) =>
			/T\d\d:.*(Z|[+-]\d\d:\d\d)$/.test(text) ? new Date(text).toISOString() : text,
		),
	),
	others((value) =>
		Array.isArray(value) ? value.map((entry, at) => ({ id: at, ...entry })) : value,
	),
	others((value) =>
		isObject(value) && !Array.isArray(value) ? { country: 'NL', ...value } : value,
	),
];

/** What they do to them so that something else is there than was sent. */
const changing: Rule[] = [
	others(ofTexts((text) => text.toUpperCase())),
	others(ofTexts((text) => text.slice(0, 4))),
	others(ofTexts((text) => text.replaceAll('&', '&amp;'))),
	others((value) => (typeof value === 'number' ? Math.round(value) : value)),
	(value, name) => (name === 'note' ? null : value),
	ofTexts((text) => text.toLowerCase()),
	ofTexts((text) => text.replace(/[.&]/g, '')),
];

const word = fc.constantFrom('Acme', 'Bolt', 'Café', 'De Kroon', 'Zn.', 'B.V.', '& Co', 'Straße');
const name = fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => words.join(' '));
const text = fc.oneof(name, fc.constantFrom(' info@Acme.NL ', '+31 20 123 45 67', '007', 'x 7.50'));
const item = fc.record(
	{
		name,
		note: text,
		load: fc.integer({ min: -1e8, max: 1e8 }).map((hundredths) => hundredths / 100),
		due: fc.constantFrom('2026-05-04T10:00:00+02:00', '2026-05-04T08:00:00.000Z'),
		home: fc.record({ city: text }),
		stops: fc.array(fc.record({ city: text }), { maxLength: 2 }),
	},
	{ requiredKeys: ['name'] },
) as fc.Arbitrary<IDataObject>;
const itemsApart = fc.uniqueArray(item, {
	minLength: 1,
	maxLength: 6,
	selector: ({ name: own }) => nearText(String(own)),
});

describe('Running a sync twice', () => {
	it('sends nothing the second time when Routix only tidies what it stores', async () => {
		await fc.assert(
			fc.asyncProperty(itemsApart, fc.subarray(tidying), async (items, rules) => {
				routix.begin(rules);
				expect(actionsOf(await sync(items))).toEqual(items.map(() => 'created'));
				routix.takeWrites();

				const second = await sync(items);

				expect(routix.takeWrites()).toEqual([]);
				expect(actionsOf(second)).toEqual(items.map(() => 'unchanged'));
			}),
			RUNS,
		);
	});

	it('sends again only what the first run has told that Routix does not keep', async () => {
		const rules = fc.subarray([...tidying, ...changing]);
		await fc.assert(
			fc.asyncProperty(itemsApart, rules, async (items, chosen) => {
				routix.begin(chosen);
				const first = await sync(items);
				routix.takeWrites();
				const told = new Set(first.flatMap(({ not_kept: names }) => (names ?? []) as string[]));
				const isMatchLost = first.some(({ error }) => String(error).includes('create it again'));

				await sync(items);

				const again = routix.takeWrites().flatMap((fields) => Object.keys(fields));
				if (!isMatchLost) expect(again.filter((field) => !told.has(field))).toEqual([]);
			}),
			RUNS,
		);
	});
});

/** A name as somebody else might write it: other blanks, another letter form, perhaps another case. */
const otherwise = fc
	.tuple(
		name,
		fc.constantFrom<Array<(written: string) => string>>(
			(written) => ` ${written}\u00A0`,
			(written) => written.replaceAll(' ', '\u00A0 '),
			(written) => written.normalize('NFD'),
			(written) => written.toUpperCase(),
			(written) => written.toLowerCase(),
			(written) => written,
		),
	)
	.map(([written, change]) => ({ name: change(written) }) as IDataObject);

it('There are never two records for names that differ only in blanks, letter form or case', async () => {
	const inputs = fc.array(otherwise, { minLength: 1, maxLength: 12 });
	await fc.assert(
		fc.asyncProperty(inputs, inputs, fc.boolean(), async (one, other, ignoreCase) => {
			routix.begin([]);
			for (const items of [one, other]) {
				const failed = (await sync(items, ignoreCase)).filter(({ error }) => error !== undefined);
				const others = failed.filter(({ error }) => !String(error).includes('only in case'));
				// Punctuation alone is still too near; the names of the words above all differ by more.
				expect(ignoreCase ? failed : others).toEqual([]);
			}
			const names = routix.records.map((record) => nearText(String(record.name)));
			expect(new Set(names).size).toBe(names.length);
		}),
		RUNS,
	);
});
