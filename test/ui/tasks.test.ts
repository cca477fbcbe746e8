import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fixedItems } from '../e2e/harness/workflows';
import { clicksOn } from './editor/clicks';
import { useEditor } from './editor/useEditor';
import { Planner } from './planner';

// What a newcomer does first, beside what the guide leads to. What it takes in clicks is told.
const session = useEditor();

const customers = Array.from({ length: 30 }, (_, index) => ({
	company_name: `Klant ${index + 1} B.V.`,
	email: `info@klant${index + 1}.nl`,
	account_type: 'customer',
}));

let planner: Planner;
let clicksBefore = 0;

const tell = async (task: string) => {
	const clicks = await clicksOn(session.editor.page);
	console.log(`${task}: ${clicks - clicksBefore} clicks`);
	clicksBefore = clicks;
};

/** The totals above the output, and the methods of the requests that wrote something. */
async function outcome(total: string): Promise<string[]> {
	await planner.press('Execute step');
	await planner.node.waitForOutput(total);
	return (await planner.writes()).map(([method]) => method);
}

it('30 customers: a dry run, for real, and again', async () => {
	planner = new Planner(session, {});
	await planner.openNode('Routix', { operation: 'getAll' }, fixedItems('Customers', customers));
	clicksBefore = await clicksOn(session.editor.page);

	await planner.choose('Operation', 'Create or Update');
	await planner.node.byId('mapping-mode-select').click();
	await planner.screen.click('Map Automatically');
	await planner.screen.click('Add option');
	await planner.screen.click('Dry Run');
	expect(await outcome('30 would be created')).toEqual([]);
	await tell('Dry run');

	await planner.node.toggle('dryRun');
	expect(await outcome('30 created')).toEqual(customers.map(() => 'POST'));
	await tell('For real');

	expect(await outcome('30 unchanged')).toEqual([]);
	await tell('Again');
});

it('a phone number by a name', async () => {
	const [{ company_name: name, phone }] = await session.routix.records('accounts');
	planner = new Planner(session, {});
	await planner.openNode('Routix');
	clicksBefore = await clicksOn(session.editor.page);

	await planner.choose('Operation', 'Get');
	await planner.node.searchRecord(String(name).slice(0, 8));
	await planner.node.pickRecord(String(name));
	await planner.press('Execute step');

	await planner.node.waitForOutput(String(phone));
	await tell('A phone number');
});

it('a message about a new order', async () => {
	const [order] = await session.routix.insert('orders', 1);
	const number = String(order.order_number);
	const messages: string[] = [];
	const url = await startChat(messages);
	const { editor } = session;
	const panel = await editor.openNodePanel();
	clicksBefore = await clicksOn(editor.page);

	await panel.find('routix', 'Routix');
	await panel.open('Routix');
	await panel.choose('On new record');
	const trigger = await editor.openedNode();
	await trigger.execute();
	await trigger.waitForOutput(number);
	await trigger.close();
	const next = await editor.openNodePanelAfterLastNode();
	await next.add('HTTP Request');
	const message = await editor.openedNode();
	await message.choose('method', 'POST');
	await message.fill('url', url);
	await message.toggle('sendBody');
	await message.fill('name', 'text');
	await message.useExpression('value', 'Order {{ $json.order_number }}', `Order ${number}`);
	await message.execute();

	await message.waitForOutput('received');
	expect(messages).toEqual([JSON.stringify({ text: `Order ${number}` })]);
	await tell('New order to message');
});

/** The address of a chat that takes messages as Slack and Teams do, as JSON; it ends with the tests. */
async function startChat(messages: string[]): Promise<string> {
	const server = createServer((request, response) => {
		let body = '';
		request.on('data', (chunk: Buffer) => (body += chunk.toString()));
		request.on('end', () => {
			messages.push(body);
			response.setHeader('content-type', 'application/json').end('{"status":"received"}');
		});
	});
	server.unref().listen(0, '127.0.0.1');
	await once(server, 'listening');
	return `http://127.0.0.1:${(server.address() as AddressInfo).port}/hooks/planning`;
}
