import { routixTriggerNode } from './editor/routixTriggerNode';
import { useEditor } from './editor/useEditor';

const session = useEditor();

describe('The trigger', () => {
	it('begins with new orders of the branch of the credential', async () => {
		const node = await session.editor.openNode(routixTriggerNode(session.credential, {}));

		expect(await node.parameter('resource').locator('input').inputValue()).toBe('Order');
		expect(await node.parameter('event').locator('input').inputValue()).toBe('New Record');
		expect((await node.options('event')).map((text) => text.split('\n')[0])).toEqual([
			'New Record',
			'New or Updated Record',
			'Updated Record',
		]);
	});

	it('fetches a recent order as test event', async () => {
		const [order] = await session.routix.insert('orders', 1);
		const node = await session.editor.openNode(routixTriggerNode(session.credential, {}));

		await node.execute();

		await node.waitForOutput(String(order.order_number));
	});

	it('says what to do when there is nothing to fetch', async () => {
		await session.routix.seed('orders', 0);
		const node = await session.editor.openNode(routixTriggerNode(session.credential, {}));

		await node.execute();

		await node.waitForOutput(/no orders/i);
	});

	it('says which branch is wrong', async () => {
		const node = await session.editor.openNode(
			routixTriggerNode(session.credential, { branchPublicId: 'AAAA1111' }),
		);

		await node.execute();

		await node.waitForOutput('Routix does not know the branch AAAA1111');
	});
});
