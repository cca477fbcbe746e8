import { routixNode } from '../e2e/harness/routixNodes';
import { useEditor } from './editor/useEditor';

const session = useEditor();

describe('The record picker', () => {
	it('finds an account by a part of its name, and the node gets it', async () => {
		await session.routix.insert('accounts', [
			{ company_name: 'Waddenveer Expeditie B.V.', email: 'info@waddenveer.nl' },
		]);
		const node = await session.editor.openNode(
			routixNode('Routix', session.credential, { resource: 'account', operation: 'get' }),
		);

		const found = await node.searchRecord('denveer');

		expect(found).toEqual(['Waddenveer Expeditie B.V. (info@waddenveer.nl)']);
		await node.pickRecord(found[0]);
		await node.execute();
		await node.waitForOutput('Waddenveer Expeditie B.V.');
	});

	it('lists records before anything is typed', async () => {
		const node = await session.editor.openNode(
			routixNode('Routix', session.credential, { resource: 'vehicle', operation: 'get' }),
		);

		expect((await node.searchRecord('')).length).toBeGreaterThan(10);
	});

	it('takes an ID instead, and does not start when it cannot be one', async () => {
		const node = await session.editor.openNode(
			routixNode('Routix', session.credential, {
				resource: 'account',
				operation: 'get',
				recordId: { __rl: true, mode: 'id', value: '../x' },
			}),
		);

		await node.execute();

		await node.waitForNotice('This cannot be a record ID');
	});
});
