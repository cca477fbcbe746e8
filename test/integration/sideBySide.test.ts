import type { IDataObject, INodeParameters, NodeApiError } from 'n8n-workflow';
import type { RequestLogEntry } from '../simulator/client';
import { automatic, mapped } from './support/columns';
import { useRoutix } from './support/useRoutix';

/** So long that requests at once are seen as such, also on a busy machine. */
const latencyMs = 60;
const session = useRoutix({ latencyMs });
const byId = (value: unknown) => ({ __rl: true, mode: 'id', value }) as never;

const mostAtOnce = (requests: RequestLogEntry[]) =>
	Math.max(...requests.map(({ underWay }) => underWay));

const names = (count: number) =>
	Array.from({ length: count }, (_, number) => ({ company_name: `New ${number}` }));

const create = { resource: 'account', operation: 'create', columns: automatic() };
const upsert = { ...create, operation: 'upsert', columns: automatic('company_name') };
const update = {
	resource: 'account',
	operation: 'update',
	recordId: byId('={{ $json.id }}'),
	columns: mapped({ phone: '={{ $json.phone }}' }),
};

const storedNames = async () =>
	(await session.routix.records('accounts')).map(({ company_name: name }) => name);

/** Runs the node with On Error = Stop and brings its error. */
async function failure(parameters: INodeParameters, input: IDataObject[]): Promise<NodeApiError> {
	return await session.run(parameters, input).then(
		() => Promise.reject(new Error('It did not fail')),
		(error) => error as NodeApiError,
	);
}

describe('Items are worked on at once', () => {
	it.each<[string, 'GET' | 'POST' | 'PATCH', INodeParameters, number]>([
		['8 in Get', 'GET', { ...update, operation: 'get' }, 8],
		['5 in Update', 'PATCH', update, 5],
		['1 in Create', 'POST', create, 1],
		['5 in Create or Update', 'POST', upsert, 5],
		[
			'10 in Create when the user says so',
			'POST',
			{ ...create, options: { requestsAtOnce: 10 } },
			10,
		],
		[
			'1 in Update when the user says so',
			'PATCH',
			{ ...update, options: { requestsAtOnce: 1 } },
			1,
		],
	])('%s', async (_what, method, parameters, expected) => {
		const records = await session.routix.records('accounts');
		const input = names(30).map((name, number) => ({
			...name,
			id: records[number].id,
			phone: '1',
		}));

		const output = await session.run(parameters, input as IDataObject[]);

		const sent = await session.requests(method);
		expect(sent.length).toBeGreaterThanOrEqual(30);
		expect(mostAtOnce(sent)).toBe(expected);
		expect(output).toHaveLength(30);
	});

	it('Get Many for several items keeps to so many requests in all', async () => {
		await session.routix.seed('accounts', 12_000);

		await session.run({ resource: 'account', operation: 'getAll', returnAll: true }, [{}, {}, {}]);

		expect(mostAtOnce(await session.requests('GET'))).toBe(10);
	});

	it('one at a time when Routix is told to be asked so, in the order of the items', async () => {
		await session.run(create, names(12));

		expect((await storedNames()).slice(-12)).toEqual(
			names(12).map(({ company_name: name }) => name),
		);
	});

	it('a number of requests that cannot be is refused before anything is sent', async () => {
		const options = { requestsAtOnce: 11 };

		expect((await failure({ ...create, options }, names(3))).message).toBe(
			'Requests at Once must be 10 at most, not 11',
		);
		expect(await session.requests()).toEqual([]);
	});
});

describe('One record', () => {
	it('is never updated twice at once, and in the order of the items', async () => {
		const [first, second, third] = await session.routix.records('accounts');
		const ids = [first, first, second, first, third, second, first].map(({ id }) => id);
		const input = ids.map((id, number) => ({ id, phone: String(number) }));
		// The first update of each would arrive last if they were sent at once.
		await session.routix.addFault({
			on: { method: 'PATCH' },
			kind: 'slowHeaders',
			ms: 400,
			times: 2,
		});

		await session.run(update, input as IDataObject[]);

		const stored = await session.routix.records('accounts');
		const phoneOf = (wanted: unknown) => stored.find(({ id }) => id === wanted)?.phone;
		expect([first, second, third].map(({ id }) => phoneOf(id))).toEqual(['6', '5', '4']);
		const sent = (await session.requests('PATCH')).filter(({ path }) =>
			path.endsWith(String(first.id)),
		);
		expect(sent.map(({ body }) => body)).toEqual(['0', '1', '3', '6'].map((phone) => ({ phone })));
		for (const [index, { startedAt }] of sent.slice(1).entries()) {
			expect(startedAt).toBeGreaterThanOrEqual(
				sent[index].startedAt + (sent[index].durationMs ?? 0),
			);
		}
	});

	it.each([
		['the same name', 'Bolt N.V.', {}],
		['the name in another case', 'BOLT n.v.', { ignoreCase: true }],
	])(
		'is created once for items with %s, and the later ones update it',
		async (_what, name, options) => {
			const input = [
				{ company_name: 'Bolt N.V.', phone: '1' },
				{ company_name: 'Other', phone: '2' },
				{ company_name: name, email: 'info@bolt.nl' },
				{ company_name: 'Bolt N.V.', status: 'inactive' },
			];

			const output = await session.run({ ...upsert, options }, input);

			expect(output.map(({ sync_action: action }) => action)).toEqual([
				'created',
				'created',
				'updated',
				'updated',
			]);
			expect(await session.bodies('POST')).toHaveLength(2);
		},
	);

	it('is created once for values that Routix makes the same', async () => {
		const account = { id: 'new', company_name: 'Bolt N.V.', phone: '1' };
		await session.routix.addFault({
			on: { method: 'POST', path: '/accounts$' },
			kind: 'raw',
			status: 201,
			body: JSON.stringify({ data: account }),
		});

		const input = [
			{ company_name: 'Bolt -- N.V.', phone: '1' },
			{ company_name: 'Bolt N.V.', phone: '1' },
		];
		const output = await session.run(upsert, input, { onError: 'continueRegularOutput' });

		expect(output.map(({ error, sync_action: action }) => error ?? action)).toEqual([
			'The account was created, but Routix changed company_name "Bolt -- N.V." to company_name "Bolt N.V.": the next run would create it again',
			'unchanged',
		]);
	});
});

describe('When an item fails and the node stops', () => {
	const wrong = { company_name: 'Wrong', email: 'no address' };

	it('nothing more is sent, what was under way ends, and the error names what was written beyond it', async () => {
		await session.routix.addFault({
			on: { method: 'POST', path: '/accounts$' },
			kind: 'slowHeaders',
			ms: 500,
		});
		const input = [...names(2), wrong, ...names(40).slice(2)];

		const error = await failure(upsert, input);

		expect(error.context.itemIndex).toBe(2);
		const written = (await storedNames()).filter((name) => String(name).startsWith('New '));
		expect(written.length).toBeLessThan(10);
		const beyond = written
			.map((name) => Number(String(name).slice(4)) + 1)
			.filter((item) => item > 2);
		expect(beyond.length).toBeGreaterThan(0);
		const named = /written \(n8n counts from 0\): (.*)\./.exec(error.description ?? '')?.[1] ?? '';
		expect(numbersIn(named)).toEqual(beyond.sort((one, other) => one - other));
	});

	it('the error is that of the first item that failed, and nothing is said of items when none was written', async () => {
		const error = await failure(create, [...names(2), wrong, ...names(5)]);

		expect(error.context.itemIndex).toBe(2);
		expect(error.description).not.toContain('Items after it');
		expect(await session.bodies('POST')).toHaveLength(3);
	});

	it('a write beyond it whose answer was lost is told too', async () => {
		const path = `/${session.routix.branches[1].publicId}/accounts$`;
		await session.routix.addFault({ on: { method: 'POST', path }, kind: 'resetAfter' });
		const parameters = {
			...create,
			columns: mapped({ company_name: '={{ $json.name }}', email: '={{ $json.email }}' }),
			branchPublicId: '={{ $json.branch }}',
			options: { requestsAtOnce: 2 },
		};

		const error = await failure(parameters, [
			{ name: 'Wrong', email: 'no address', branch: 'RS2RDH3B' },
			{ name: 'New', email: '', branch: session.routix.branches[1].publicId },
		]);

		expect(error.context.itemIndex).toBe(0);
		expect(error.description).toContain('may have been written: 1.');
	});

	/** Of `3 to 5, 7`: 3, 4, 5 and 7. */
	function numbersIn(text: string): number[] {
		return text.split(', ').flatMap((part) => {
			const [first, last = first] = part.split(' to ').map(Number);
			return Array.from({ length: last - first + 1 }, (_, step) => first + step);
		});
	}
});

describe('When Routix limits requests', () => {
	it('all items wait, and each is written once', async () => {
		await session.routix.addFault({
			on: { method: 'POST', path: '/accounts$', skip: 6 },
			times: 3,
			kind: 'status',
			status: 429,
			headers: { 'retry-after': '1' },
		});

		await session.run(upsert, names(20));

		const sent = await session.requests('POST');
		const refused = sent.filter(({ status }) => status === 429).map((entry) => entry.startedAt);
		const [first] = refused;
		const between = sent.filter(
			({ startedAt }) => startedAt > first + 400 && startedAt < first + 990,
		);
		expect(between).toEqual([]);
		expect((await storedNames()).filter((name) => String(name).startsWith('New '))).toHaveLength(
			20,
		);
		expect(new Set(await storedNames()).size).toBe((await storedNames()).length);
	});
});

describe('Batching', () => {
	it('waits when all items of a batch are done, and works on a batch at once', async () => {
		const options = { batching: { batch: { batchSize: 3, batchInterval: 300 } } };

		await session.run({ ...upsert, options }, names(7));

		const sent = await session.requests('POST');
		expect(sent.map(({ underWay }) => underWay)).toEqual([1, 2, 3, 1, 2, 3, 1]);
		for (const first of [3, 6]) {
			const { startedAt, durationMs = 0 } = sent[first - 1];
			expect(sent[first].startedAt - startedAt - durationMs).toBeGreaterThanOrEqual(290);
		}
	});
});
