import { columns, routixNode } from '../e2e/harness/routixNodes';
import type { WorkflowNode } from '../e2e/harness/workflows';
import type { CredentialReference, N8n } from '../e2e/n8n';
import type { Simulator } from '../simulator/client';
import { WebhookWorkflow } from './webhookWorkflow';

/** One of the workflows that run side by side, and what it has done so far. */
export interface Work {
	name: string;
	calls: number;
	/** Calls whose workflow failed. For a write that is the right answer to a fault: it must not be sent again. */
	failed: number;
	/** What was wrong with results; empty when nothing was. */
	mistakes: string[];
	/** One call, with its result checked. */
	once(): Promise<void>;
}

/** References of the orders that the workflows were asked to write, each once. */
export interface WrittenOrders {
	/** n8n said that it is in Routix. */
	confirmed: string[];
	/** Customers by name, with the phone number that was sent last. */
	customers: Map<string, string>;
}

const syncedCustomers = 20;

/** Publishes the five workflows. */
export async function publishWork(
	n8n: N8n,
	routix: Simulator,
	credential: CredentialReference,
	written: WrittenOrders,
): Promise<Work[]> {
	const customerId = String((await routix.records('accounts'))[0].id);
	const node = (parameters: Record<string, unknown>) =>
		routixNode('Routix', credential, parameters);
	const publish = async (path: string, ...nodes: WorkflowNode[]) =>
		await WebhookWorkflow.publish(n8n, path, nodes);
	const order = (operation: string) =>
		node({
			resource: 'order',
			operation,
			columns: {
				...columns({ customer_id: customerId, customer_reference: '={{ $json.body.reference }}' }),
				matchingColumns: ['customer_reference'],
			},
		});

	const vehicles = await publish(
		'vehicles',
		node({
			resource: 'vehicle',
			operation: 'getAll',
			returnAll: true,
			branchPublicId: routix.branches.map(({ publicId }) => publicId).join(', '),
		}),
	);
	const invoices = await publish(
		'invoices',
		node({ resource: 'invoice', operation: 'getAll', returnAll: true }),
	);
	const create = await publish('create-order', order('create'));
	const upsert = await publish('upsert-order', order('upsert'));
	const sync = await publish(
		'sync-customers',
		{
			name: 'Rows',
			type: 'n8n-nodes-base.splitOut',
			parameters: { fieldToSplitOut: 'body.rows', options: {} },
		},
		node({
			resource: 'account',
			operation: 'upsert',
			columns: {
				mappingMode: 'autoMapInputData',
				value: null,
				matchingColumns: ['company_name'],
			},
		}),
	);

	const vehicleIds: unknown[] = [];
	for (const { publicId } of routix.branches) {
		vehicleIds.push(...(await routix.records('vehicles', publicId)).map(({ id }) => id));
	}
	const invoiceIds = (await routix.records('invoices')).map(({ id }) => id);

	return [
		work('Get Many of three branches', async (self) => {
			const result = await vehicles.call({});
			if (!result.ok) return void self.failed++;
			compareIds(self, result.items, vehicleIds);
		}),
		work('Return All of several pages', async (self) => {
			const result = await invoices.call({});
			if (!result.ok) return void self.failed++;
			compareIds(self, result.items, invoiceIds);
		}),
		work('Create, then Create or Update if that failed', async (self) => {
			const reference = `CREATE-${self.calls}`;
			const isCreated = (await create.call({ reference })).ok;
			if (!isCreated) self.failed++;
			if (isCreated || (await repeat(self, () => upsert.call({ reference })))) {
				written.confirmed.push(reference);
			}
		}),
		work('Create or Update', async (self) => {
			const reference = `UPSERT-${self.calls}`;
			if (await repeat(self, () => upsert.call({ reference }))) written.confirmed.push(reference);
		}),
		work('Sync of customers', async (self) => {
			const rows = Array.from({ length: syncedCustomers }, (_, index) => ({
				company_name: `Klant ${self.calls % 5}-${index} B.V.`,
				phone: `+31 20 ${String(self.calls).padStart(7, '0')}`,
			}));
			if (!(await repeat(self, () => sync.call({ rows })))) return;
			for (const { company_name: name, phone } of rows) written.customers.set(name, phone);
		}),
	];
}

function work(name: string, call: (self: Work) => Promise<void>): Work {
	const self: Work = {
		name,
		calls: 0,
		failed: 0,
		mistakes: [],
		async once() {
			self.calls++;
			await call(self);
		},
	};
	return self;
}

/** What a user does about a write that failed: lets Create or Update run again. */
async function repeat(self: Work, call: () => Promise<{ ok: boolean }>): Promise<boolean> {
	for (let tries = 1; tries <= 10; tries++) {
		if ((await call()).ok) return true;
		self.failed++;
	}
	self.mistakes.push('failed ten times in a row');
	return false;
}

function compareIds(self: Work, items: Record<string, unknown>[], expected: unknown[]): void {
	const found = items.map(({ id }) => id);
	if (JSON.stringify(found) === JSON.stringify(expected)) return;
	self.mistakes.push(
		`${found.length} records (${new Set(found).size} of them distinct) instead of ${expected.length}`,
	);
}
