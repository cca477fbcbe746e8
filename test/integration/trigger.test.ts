import type { IDataObject, INodeParameters, WorkflowExecuteMode } from 'n8n-workflow';
import { declared } from './support/n8nVersion';
import { RoutixTrigger } from '../../nodes/Routix/RoutixTrigger.node';
import { Throttle } from '../../nodes/Routix/transport/throttle';
import { loadOptionsContext, pollContext } from './support/contexts';
import { PublishedTrigger, STATE_KEY } from './support/publishedTrigger';
import { useRoutix } from './support/useRoutix';

jest.setTimeout(120_000);

const session = useRoutix();
const FIRST = 'RS2RDH3B';
const RATE_LIMITED = { kind: 'status', status: 429, headers: { 'retry-after': '120' } } as const;
/** As often as a page is asked for with ever lower limits, from 100 to 50. */
const OUT_OF_ORDER = { kind: 'status', status: 500, times: 2 } as const;

const triggerWith = (parameters: INodeParameters = {}) => new PublishedTrigger(session, parameters);

async function published(parameters: INodeParameters = {}) {
	const trigger = triggerWith(parameters);
	expect(await trigger.publish()).toEqual([]);
	return trigger;
}

async function insertOrders(count: number, branchPublicId = FIRST): Promise<unknown[]> {
	const orders = await session.routix.insert('orders', count, { branchPublicId });
	return orders.map(({ id }) => id);
}

const idsOf = (records: IDataObject[]) => records.map(({ id }) => id);

// No test asks how long the trigger waits between two readings or tries.
beforeEach(() => jest.spyOn(Throttle.prototype, 'wait').mockResolvedValue());

afterEach(() => jest.restoreAllMocks());

describe('A published trigger', () => {
	test.each([false, true])(
		'emits new orders once, oldest first (newest first in the list: %p)',
		async (newestFirst) => {
			await session.routix.configure({ newestFirst });
			const trigger = await published();
			const ids = [
				...(await insertOrders(1)),
				...(await insertOrders(1)),
				...(await insertOrders(1)),
			];
			expect(idsOf(await trigger.poll())).toEqual(ids);
			expect(await trigger.poll()).toEqual([]);
		},
	);

	test('emits records exactly as Routix sent them', async () => {
		const trigger = await published({ resource: 'account' });
		await session.routix.insert('accounts', 1);
		const [account] = await trigger.poll();
		expect(Object.keys(account)).toEqual([
			'id',
			'company_name',
			'email',
			'phone',
			'account_type',
			'status',
		]);
	});

	test('leaves what n8n stores alone when nothing is new', async () => {
		const trigger = await published();
		const { staticData } = trigger.polling.workflow;
		(staticData as { __dataChanged?: boolean }).__dataChanged = false;
		await trigger.poll();
		expect((staticData as { __dataChanged?: boolean }).__dataChanged).toBe(false);
	});

	test('emits what came while n8n was stopped, once, when n8n starts again', async () => {
		const trigger = await published();
		const before = await insertOrders(2);
		expect(idsOf(await trigger.poll())).toEqual(before);
		await trigger.poll();
		const meanwhile = await insertOrders(3);
		expect(idsOf(await trigger.publish('init'))).toEqual(meanwhile);
		expect(await trigger.poll()).toEqual([]);
		expect(await trigger.publish('init')).toEqual([]);
	});

	test('emits what is there already when asked to', async () => {
		const trigger = triggerWith({ options: { emitExisting: true } });
		expect(await trigger.publish()).toHaveLength((await session.routix.records('orders')).length);
		expect(await trigger.publish('init')).toEqual([]);
	});

	test.each(['created', 'updated', 'createdOrUpdated'])(
		'emits what is there already when asked to later, once, and not what it has emitted (%s)',
		async (event) => {
			const existing: unknown[] = (await session.routix.records('orders')).map(({ id }) => id);
			const trigger = await published({ event });
			const [first] = existing;
			await session.routix.update('orders', String(first), { status: 'cancelled' });
			const ids = await insertOrders(2);
			const emitted = idsOf(await trigger.poll());
			trigger.set({ event, options: { emitExisting: true } });
			const rest = [...existing, ...ids].filter((id) => !emitted.some((one) => one === id));
			const later = idsOf(await trigger.publish());
			expect([...later].sort()).toEqual([...rest].sort());
			expect(await trigger.poll()).toEqual([]);
			expect(await trigger.publish('init')).toEqual([]);
			const next = await insertOrders(1);
			expect(idsOf(await trigger.poll())).toEqual(event === 'updated' ? [] : next);
		},
	);

	test('emits updates of watched fields only, and says what they are', async () => {
		const trigger = await published({
			event: 'createdOrUpdated',
			options: { watchFields: 'status, customer_reference' },
		});
		const [first, second] = await session.routix.records('orders');
		await session.routix.update('orders', String(first.id), { status: 'cancelled' });
		await session.routix.update('orders', String(second.id), { order_type: 'courier' });
		const [third] = await insertOrders(1);
		expect(await trigger.poll()).toMatchObject([
			{ id: first.id, status: 'cancelled', trigger_event: 'updated', changed_fields: ['status'] },
			{ id: third, trigger_event: 'created' },
		]);
		expect(await trigger.poll()).toEqual([]);
	});

	test('emits only what its filters let through', async () => {
		const conditions = [{ field: 'status', operator: 'equals', value: 'cancelled' }];
		const trigger = await published({ options: { filters: { conditions } } });
		const [first, second] = await insertOrders(2);
		await session.routix.update('orders', String(first), { status: 'cancelled' });
		await session.routix.update('orders', String(second), { status: 'draft' });
		expect(idsOf(await trigger.poll())).toEqual([first]);
	});

	test('takes any of its filters for enough when told so, with days of the time zone of the workflow', async () => {
		const conditions = [
			{ field: 'status', operator: 'equals', value: 'Cancelled' },
			{ field: 'created_at', operator: 'equals', value: '30-11-2026' },
		];
		const options = { filters: { conditions }, combineFilters: 'any' };
		const trigger = new PublishedTrigger(session, { options }, 'Europe/Amsterdam');
		expect(await trigger.publish()).toEqual([]);
		const ids = await insertOrders(4);
		const changes = [
			{ status: 'cancelled' },
			{ status: 'draft', created_at: '2026-11-29T23:30:00Z' },
			{ status: 'draft', created_at: '2026-11-30T23:30:00Z' },
			{ status: 'draft', created_at: '2026-11-29T22:30:00Z' },
		];
		for (const [index, change] of changes.entries()) {
			await session.routix.update('orders', String(ids[index]), change);
		}
		expect(idsOf(await trigger.poll())).toEqual(ids.slice(0, 2));
	});

	test('emits nothing twice when two polls run at the same time', async () => {
		const trigger = await published();
		const ids = await insertOrders(3);
		const polls = await Promise.all([trigger.poll(), trigger.poll()]);
		expect(polls.map(idsOf).sort((one, other) => other.length - one.length)).toEqual([ids, []]);
		expect(await trigger.poll()).toEqual([]);
		expect(trigger.log.join()).toContain('another poll finished first');
	});
});

describe('With two branches', () => {
	const parameters = { branchPublicId: 'RS2RDH3B, SECOND' };
	const second = () => session.routix.branches[1].publicId;

	beforeEach(() => {
		parameters.branchPublicId = `${FIRST}, ${second()}`;
	});

	test('each record says where it comes from', async () => {
		const trigger = await published(parameters);
		const [one] = await insertOrders(1);
		const [other] = await insertOrders(1, second());
		expect(await trigger.poll()).toMatchObject([
			{ id: one, branch_public_id: FIRST },
			{ id: other, branch_public_id: second() },
		]);
	});

	test('one that cannot be read does not stop the other, and the next poll brings what it missed', async () => {
		const trigger = await published(parameters);
		const ofFirst = await insertOrders(2);
		const ofSecond = await insertOrders(2, second());
		await session.routix.addFault({ ...OUT_OF_ORDER, on: { path: second() } });
		expect(idsOf(await trigger.poll())).toEqual(ofFirst);
		expect(idsOf(await trigger.poll())).toEqual(ofSecond);
		expect(await trigger.poll()).toEqual([]);
	});

	test('one that is revoked is told by the next poll, which loses and repeats nothing', async () => {
		const trigger = await published(parameters);
		const gone = { kind: 'status', status: 403, on: { path: second() }, times: 0 } as const;
		await session.routix.addFault(gone);
		const ids = await insertOrders(1);
		expect(idsOf(await trigger.poll())).toEqual(ids);
		const later = await insertOrders(1);
		await expect(trigger.poll()).rejects.toMatchObject({
			message: 'Routix refused to read orders',
			description: expect.stringContaining(`This is about the branch ${second()}`),
			...declared({ cause: 'configuration-invalid' }),
		});
		expect(idsOf(await trigger.poll())).toEqual(later);
		await expect(trigger.poll()).rejects.toThrow('Routix refused to read orders');
		await expect(trigger.poll()).rejects.toThrow('Routix refused to read orders');

		await session.routix.clearFaults();
		const ofSecond = await insertOrders(1, second());
		expect(idsOf(await trigger.poll())).toEqual(ofSecond);
	});

	test('one that is revoked blocks publishing, but not the start of n8n', async () => {
		const trigger = await published(parameters);
		const gone = { kind: 'status', status: 403, on: { path: second() }, times: 0 } as const;
		await session.routix.addFault(gone);
		const ids = await insertOrders(1);
		await expect(trigger.publish()).rejects.toThrow('Routix refused to read orders');
		expect(idsOf(await trigger.publish('init'))).toEqual(ids);
		expect(trigger.log.join()).toContain('Routix refused to read orders');
		await expect(trigger.poll()).rejects.toThrow('Routix refused to read orders');
	});
});

test('A poll that fails on page 7 of 10 emits nothing, and the next one emits everything', async () => {
	await session.routix.configure({ pageSizeCap: 9 });
	const trigger = await published({ options: { fullScanInterval: 0 } });
	const ids = await insertOrders(3);
	const refusal = {
		kind: 'status',
		status: 403,
		on: { path: '/orders', skip: 6 },
		times: 0,
	} as const;
	await session.routix.addFault(refusal);
	await expect(trigger.poll()).rejects.toThrow('Routix refused to read orders');
	await session.routix.clearFaults();
	expect(idsOf(await trigger.poll())).toEqual(ids);
});

describe('When the workflow is published', () => {
	test.each([
		['is receiving too many requests', { ...RATE_LIMITED, times: 2 }, 'rate-limited'],
		['could not handle the request', { ...OUT_OF_ORDER, times: 12 }, 'temporarily-unavailable'],
	] as const)(
		'Routix that %s does not block it, but fails later polls',
		async (words, fault, cause) => {
			await session.routix.addFault({ ...fault, on: { path: '/orders' } });
			const trigger = triggerWith();
			expect(await trigger.publish()).toEqual([]);
			expect(trigger.log.join()).toContain(words);
			await expect(trigger.poll()).rejects.toMatchObject(declared({ cause }));
			expect(await trigger.poll()).toEqual([]);
			const ids = await insertOrders(1);
			expect(idsOf(await trigger.poll())).toEqual(ids);
		},
	);

	test('n8n hears for how long Routix asks to wait', async () => {
		const trigger = await published();
		await session.routix.addFault({ ...RATE_LIMITED, on: { path: '/orders' } });
		await expect(trigger.poll()).rejects.toMatchObject(
			declared({ cause: 'rate-limited', retryAfterMs: 120_000 }),
		);
	});

	test('again, what it remembered is kept although Routix is out of order', async () => {
		const trigger = await published();
		await session.routix.addFault({ ...OUT_OF_ORDER, on: { path: '/orders' } });
		const ids = await insertOrders(1);
		expect(await trigger.publish()).toEqual([]);
		expect(idsOf(await trigger.poll())).toEqual(ids);
	});

	test.each([
		['wrong branch', { branchPublicId: 'WRONG123' }, 'Routix does not know the branch WRONG123'],
		[
			'branch ID that cannot be right',
			{ branchPublicId: 'rs2' },
			'Branch Public ID "rs2" is not valid',
		],
	])('a %s blocks it', async (_, parameters, message) => {
		await expect(triggerWith(parameters).publish()).rejects.toMatchObject({
			message,
			description: expect.stringContaining('Settings → Branches'),
			...declared({ cause: 'configuration-invalid' }),
		});
	});

	test.each([
		[401, 'Routix no longer accepts the access token', 'credential-invalid'],
		[403, 'Routix refused to read orders', 'configuration-invalid'],
		[
			404,
			'Routix does not answer for orders of branch RS2RDH3B in API v1 (HTTP 404)',
			'configuration-invalid',
		],
	] as const)('an answer %i blocks it', async (status, message, cause) => {
		await session.routix.addFault({ kind: 'status', status, on: { path: '/orders' }, times: 0 });
		await expect(triggerWith().publish()).rejects.toMatchObject({
			message,
			...declared({ cause }),
		});
	});

	test('a secret that is wrong blocks it', async () => {
		const credential = { clientSecret: `routix_${'0'.repeat(40)}` };
		await expect(triggerWith().publish('activate', credential)).rejects.toMatchObject(
			declared({ cause: 'credential-invalid' }),
		);
	});
});

const filter = (field: string, operator: string, value: string): INodeParameters => ({
	options: { filters: { conditions: [{ field, operator, value }] } },
});

/** Settings by which no order can ever start the workflow, and what is said about them. */
const MISTAKES: Array<[string, INodeParameters, string, string]> = [
	[
		'a filter on a field that no order has',
		filter('Status', 'equals', 'planned'),
		'Filter 1: no order has a field "Status"',
		'The nearest field names are: status',
	],
	[
		'a watched field that no order has',
		{ event: 'updated', options: { watchFields: ['custmer_reference'] } },
		'Watched Field Names: no order has a field "custmer_reference"',
		'The nearest field names are: customer_reference',
	],
	[
		'a filter that compares a date with a word',
		filter('created_at', 'equals', 'planned'),
		'Filter 1: created_at holds dates',
		'enter a date: 30-11-2026',
	],
	[
		'a filter on a size that is none',
		filter('created_at', 'greaterThan', 'planned'),
		'Filter 1: "planned" is neither a number nor a date',
		'enter a number such as 100',
	],
];

describe('Settings that can never start the workflow', () => {
	test.each(MISTAKES)(
		'keep it from being published: %s',
		async (_, parameters, message, advice) => {
			await expect(triggerWith(parameters).publish()).rejects.toMatchObject({
				message: expect.stringContaining(message),
				description: expect.stringContaining(advice),
				...declared({ cause: 'configuration-invalid' }),
			});
		},
	);

	test('are looked for in all orders before anything is claimed', async () => {
		await session.routix.configure({ pageSizeCap: 20 });
		const orders = await session.routix.records('orders');
		await session.routix.update('orders', String(orders[40].id), { rare_field: 'x' });
		const trigger = triggerWith(filter('rare_field', 'equals', 'x'));
		expect(await trigger.publish()).toEqual([]);
	});

	test('do not keep n8n from starting, nor does a Routix that cannot be asked', async () => {
		const trigger = await published();
		trigger.set(MISTAKES[0][1]);
		expect(await trigger.publish('init')).toEqual([]);

		const other = triggerWith(filter('status', 'equals', 'planned'));
		await session.routix.addFault({ ...RATE_LIMITED, on: { path: '/orders', skip: 1 }, times: 1 });
		expect(await other.publish()).toEqual([]);
	});

	test('are told by the first poll that can read the orders, if Routix could not be asked before', async () => {
		await session.routix.addFault({ ...RATE_LIMITED, on: { path: '/orders' } });
		const trigger = triggerWith(MISTAKES[0][1]);
		expect(await trigger.publish()).toEqual([]);
		await expect(trigger.poll()).rejects.toThrow(MISTAKES[0][2]);
		await expect(trigger.poll()).rejects.toThrow(MISTAKES[0][2]);
	});

	test('are told of a branch that is added, and of a field that none of several branches has', async () => {
		const branchPublicId = session.routix.branches.map(({ publicId }) => publicId).join();
		const trigger = await published();
		trigger.set({ ...MISTAKES[0][1], branchPublicId });
		await expect(trigger.publish()).rejects.toThrow(MISTAKES[0][2]);
	});

	test('cannot be told where there are no orders yet', async () => {
		await session.routix.seed('orders', 0);
		expect(await triggerWith(MISTAKES[0][1]).publish()).toEqual([]);
	});
});

describe('What the trigger remembers', () => {
	test('is kept when the node is renamed', async () => {
		const trigger = await published();
		const ids = await insertOrders(2);
		trigger.name = 'New orders';
		expect(idsOf(await trigger.publish())).toEqual(ids);
		expect(trigger.log).toEqual([]);
		expect(await trigger.poll()).toEqual([]);
	});

	test('is taken over from where version 0.1.0 kept it, under the name of the node', async () => {
		const trigger = await published();
		const { version, branches, ...state } = structuredClone(trigger.storedState) as IDataObject;
		expect(version).toBe(2);
		trigger.stored = {
			'node:Routix': { state: { version: 1, ...state, branches } } as IDataObject,
		};
		const ids = await insertOrders(2);
		expect(idsOf(await trigger.publish('init'))).toEqual(ids);
		expect(trigger.log).toEqual([]);
		expect(trigger.stored).toMatchObject({ 'node:Routix': {}, global: { [STATE_KEY]: {} } });
		expect(trigger.stored['node:Routix']).toEqual({});
		trigger.name = 'New orders';
		expect(await trigger.publish()).toEqual([]);
	});

	test('stays where it is while nothing changes, and is taken over later all the same', async () => {
		const trigger = await published();
		const { branches, ...state } = structuredClone(trigger.storedState) as IDataObject;
		trigger.stored = {
			'node:Routix': { state: { ...state, version: 1, branches } } as IDataObject,
		};
		expect(await trigger.publish('init')).toEqual([]);
		const ids = await insertOrders(1);
		expect(idsOf(await trigger.poll())).toEqual(ids);
		expect(trigger.stored['node:Routix']).toEqual({});
	});

	test('goes when the node is deleted from the workflow', async () => {
		const trigger = await published();
		trigger.stored.global = {
			...(trigger.stored.global as IDataObject),
			'routixTrigger:deleted-node': { version: 2 },
			'somebody-else': 1,
		};
		await trigger.publish('init');
		await insertOrders(1);
		await trigger.poll();
		expect(Object.keys(trigger.stored.global as IDataObject)).toEqual([STATE_KEY, 'somebody-else']);
	});

	test('is with the node where n8n files that under its ID, as it does with durable cursors', async () => {
		const trigger = await published();
		const cursor: { state?: unknown } = {};
		const global = trigger.context.getWorkflowStaticData('global');
		Object.assign(trigger.context, {
			getWorkflowStaticData: (type: string) => (type === 'node' ? cursor : global),
		});
		const ids = await insertOrders(1);
		expect(idsOf(await trigger.poll())).toEqual(ids);
		expect(cursor.state).toMatchObject({ version: 2, revision: 2 });
		expect(trigger.state).toMatchObject({ revision: 1 });
		expect(await trigger.poll()).toEqual([]);
	});
});

describe('The trigger starts afresh, and says so in the log,', () => {
	test.each([
		['damaged', { version: 1, revision: 1 }],
		['of another version', { version: 3 }],
		['nothing that it knows', 'state'],
	])('when its state is %s', async (_, state) => {
		const trigger = await published();
		await insertOrders(1);
		trigger.damage(state);
		expect(await trigger.publish('init')).toEqual([]);
		expect(trigger.log.join()).toContain('starts afresh: what it had stored is damaged');
		const ids = await insertOrders(1);
		expect(idsOf(await trigger.poll())).toEqual(ids);
	});

	test('when it watches something else', async () => {
		const trigger = await published();
		trigger.set({ resource: 'invoice' });
		expect(await trigger.publish()).toEqual([]);
		expect(trigger.log.join()).toContain('starts afresh: the trigger now watches something else');
		const [invoice] = await session.routix.insert('invoices', 1);
		expect(idsOf(await trigger.poll())).toEqual([invoice.id]);
	});

	test('but not when only a branch is added', async () => {
		const trigger = await published();
		const ids = await insertOrders(1);
		trigger.set({ branchPublicId: `${FIRST}, ${session.routix.branches[1].publicId}` });
		expect(idsOf(await trigger.publish())).toEqual(ids);
		expect(trigger.log).toEqual([]);
	});
});

describe('Fetch Test Event', () => {
	async function fetchTestEvent(parameters: INodeParameters = {}, staticData: IDataObject = {}) {
		const nodeType = new RoutixTrigger();
		const setting = { nodeType, parameters, credential: session.credential, staticData };
		const { context, workflow } = pollContext(setting, 'manual' satisfies WorkflowExecuteMode);
		const output = await nodeType.poll.call(context);
		return { records: output!.flat().map(({ json }) => json), workflow };
	}

	test('brings one order, the newest where orders tell when they were created', async () => {
		const orders = await session.routix.records('orders');
		const newest = orders
			.map(({ created_at: time }) => String(time))
			.sort()
			.at(-1);
		const { records } = await fetchTestEvent();
		expect(records).toHaveLength(1);
		expect(records[0].created_at).toBe(newest);
	});

	test('touches no state', async () => {
		const trigger = await published();
		const ids = await insertOrders(1);
		const before = JSON.stringify(trigger.stored);
		const { workflow } = await fetchTestEvent({}, JSON.parse(before));
		expect(JSON.stringify(workflow.staticData)).toBe(before);
		expect(idsOf(await trigger.poll())).toEqual(ids);
	});

	test('brings the record as the published workflow would get it', async () => {
		const { records } = await fetchTestEvent({
			event: 'createdOrUpdated',
			branchPublicId: session.routix.branches.map(({ publicId }) => publicId).join(),
		});
		expect(records).toMatchObject([{ branch_public_id: FIRST, trigger_event: 'created' }]);
	});

	test.each(MISTAKES)('tells of %s', async (_, parameters, message, advice) => {
		await expect(fetchTestEvent(parameters)).rejects.toMatchObject({
			message: expect.stringContaining(message),
			description: expect.stringContaining(advice),
		});
	});

	test('shows the watched fields as they are told of an update', async () => {
		const watchFields = ['status', 'customer_reference'];
		const { records } = await fetchTestEvent({ event: 'updated', options: { watchFields } });
		expect(records).toMatchObject([{ changed_fields: watchFields }]);
	});

	test('helps when there is no order', async () => {
		await session.routix.seed('orders', 0);
		await expect(fetchTestEvent()).rejects.toMatchObject({
			message: 'There are no orders in branch RS2RDH3B yet',
			description: expect.stringContaining('Create one in Routix'),
		});
	});

	test('helps when no order meets the filters', async () => {
		const conditions = [{ field: 'status', operator: 'equals', value: 'nonsense' }];
		await expect(fetchTestEvent({ options: { filters: { conditions } } })).rejects.toMatchObject({
			message: 'None of the 84 orders looked at meets the Filters',
			description:
				'Check the filters on status under Options, or remove them while you build the workflow.',
		});
	});
});

test('A poll stops before the time that n8n gives it is over', async () => {
	await session.routix.configure({ latencyMs: 40, pageSizeCap: 20 });
	const trigger = await published({ options: { fullScanInterval: 0 } });
	const ids = await insertOrders(1);
	// Over before the first answer comes, so that no second page is asked for, however fast the machine is.
	Object.assign(trigger.context, { getPollBudgetMs: () => 20 });
	await expect(trigger.poll()).rejects.toMatchObject({
		message: 'Reading the orders takes longer than the 0 seconds that n8n gives a poll',
		...declared({ cause: 'temporarily-unavailable' }),
	});
	Object.assign(trigger.context, { getPollBudgetMs: undefined });
	expect(idsOf(await trigger.poll())).toEqual(ids);
});

describe('The dropdowns of fields', () => {
	async function fieldNames(parameters: INodeParameters) {
		const nodeType = new RoutixTrigger();
		const setting = {
			nodeType,
			parameters: { resource: 'order', options: {}, ...parameters },
			credential: session.credential,
		};
		const context = loadOptionsContext(setting);
		return await nodeType.methods.loadOptions.getFieldNames.call(context);
	}

	test('offer what the records have', async () => {
		const fields = await fieldNames({ branchPublicId: `${FIRST},${FIRST}` });
		expect(fields).toContainEqual({ name: 'Status', value: 'status' });
		expect(fields).toContainEqual({ name: 'Customer Reference', value: 'customer_reference' });
	});

	test('offer a field that only the newest of 5,000 records have', async () => {
		await session.routix.seed('orders', 5_000);
		await session.routix.insert('orders', [{ order_number: '1', toll: { box: 'OBU5' } }]);

		const fields = await fieldNames({});

		expect(fields).toContainEqual({ name: 'Toll › Box', value: 'toll.box' });
		expect(await session.requests()).toHaveLength(2);
	});

	test('say why there are none when Routix does not let the records be read', async () => {
		await session.routix.configure({ plannedResources: ['orders'] });

		await expect(fieldNames({})).rejects.toThrow('Routix has not opened orders in API v1 yet');
	});

	test('work with branches that an expression brings: the first of them is read', async () => {
		const second = session.routix.branches[1].publicId;
		const fields = await fieldNames({ branchPublicId: `={{ "${second}, ${FIRST}" }}` });
		expect(fields).toContainEqual({ name: 'Status', value: 'status' });
		expect(await session.requests()).toMatchObject([{ path: expect.stringContaining(second) }]);
	});

	test('read the branch of the credential when an expression has no value in the editor', async () => {
		const fields = await fieldNames({ branchPublicId: '={{ $json.branch }}' });
		expect(fields).toContainEqual({ name: 'Status', value: 'status' });
		expect(await session.requests()).toMatchObject([{ path: expect.stringContaining(FIRST) }]);
	});

	test('say what is wrong with a branch', async () => {
		await expect(fieldNames({ branchPublicId: 'rs2' })).rejects.toMatchObject({
			message: 'Branch Public ID "rs2" is not valid',
			description: expect.stringContaining('Settings → Branches'),
		});
	});
});
