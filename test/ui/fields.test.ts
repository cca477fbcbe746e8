import { columns, routixNode } from '../e2e/harness/routixNodes';
import { pictureToLookAt } from './browser/pictures';
import { useEditor } from './editor/useEditor';

const session = useEditor();

const openAccount = async (operation: string) =>
	await session.editor.openNode(
		routixNode('Routix', session.credential, { resource: 'account', operation }),
	);

describe('The form for writing accounts', () => {
	it('shows the fields of an account for Create or Update, the company name to match on, or the ID', async () => {
		const node = await openAccount('upsert');
		await node.waitForParameters('Status');

		expect(await node.fieldLabels()).toEqual([
			'Company Name (using to match)',
			'Email',
			'Phone',
			'Account Type',
			'Status',
		]);
		await node.waitForParameters('Fields to Match On');
		expect(await node.byId('matching-column-select').innerText()).toContain('company_name');
		expect(await node.matchingFields()).toContain('ID');
	});

	it('offers the known types of accounts, and takes a text as it is', async () => {
		const node = await openAccount('create');
		await node.waitForParameters('Status');

		expect(await node.options('account_type')).toEqual(['Carrier', 'Customer', 'Vendor']);
		expect(await node.options('status')).toEqual(['Active', 'Inactive']);
		await node.fill('company_name', 'Nieuwe Klant B.V.');
		await node.choose('account_type', 'Customer');
		await node.execute();

		await node.waitForOutput('Nieuwe Klant B.V.');
		expect(await session.routix.records('accounts')).toContainEqual(
			expect.objectContaining({ company_name: 'Nieuwe Klant B.V.', account_type: 'customer' }),
		);
	});

	it('is that of the resource that is chosen, although another one had values', async () => {
		const node = await openAccount('create');
		await node.waitForParameters('Status');
		await node.fill('company_name', 'Nieuwe Klant B.V.');

		await node.choose('resource', 'Vehicle');
		await node.waitForParameters('Licence Plate');

		expect(await node.fieldLabels()).not.toContain('Company Name');
	});

	it('is brought up to date when it was learned elsewhere, and keeps what is in use', async () => {
		const value = { company_name: 'Nieuwe Klant B.V.', loading_metres: '2', other: null };
		const node = await session.editor.openNode(
			routixNode('Routix', session.credential, {
				resource: 'account',
				operation: 'create',
				columns: columns(value),
			}),
		);
		await node.waitForParameters('Account Type');

		const labels = await node.fieldLabels();
		expect(labels.slice(0, 2)).toEqual(['Company Name', 'Email']);
		expect(labels).toContain('loading_metres');
		expect(labels).not.toContain('other');
		expect(
			await node.byId('parameter-input-columns').locator('svg[data-icon=triangle-alert]').count(),
		).toBe(0);
	});

	it('does not let the ID be written when a record is created', async () => {
		const node = await openAccount('create');
		await node.waitForParameters('Status');

		expect(await node.fieldLabels()).toEqual([
			'Company Name',
			'Email',
			'Phone',
			'Account Type',
			'Status',
		]);
	});

	it('learns the fields of orders from the orders that there are', async () => {
		const node = await session.editor.openNode(
			routixNode('Routix', session.credential, { resource: 'order', operation: 'create' }),
		);
		await node.waitForParameters('Order Number');

		const labels = await node.fieldLabels();
		expect(labels).toEqual(
			expect.arrayContaining([
				'Order Number (usually needed)',
				'Customer Name (usually needed)',
				'Customer Reference',
			]),
		);
		// Lists and objects are added by those who need them.
		expect(labels.filter((label) => label.startsWith('Stops'))).toEqual([]);
		await node.waitForParameters('Routix does not publish these fields');
	});

	it('says once why there are none, where Routix has not opened a resource', async () => {
		await session.routix.configure({ plannedResources: ['orders'] });
		const node = await session.editor.openNode(
			routixNode('Routix', session.credential, { resource: 'order', operation: 'create' }),
		);

		const shown = await node.waitForParameters('Routix has not opened orders in API v1 yet');

		expect(shown).not.toContain('Routix does not publish these fields');
		expect(shown).not.toContain('Additional Fields');
		await pictureToLookAt(session.editor.page, 'form-planned-resource');
		await session.routix.configure({ plannedResources: [] });
	});
});
