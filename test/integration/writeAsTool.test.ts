import type { IDataObject, IExecuteFunctions, INodeParameters } from 'n8n-workflow';
import { Routix } from '../../nodes/Routix/Routix.node';
import { mapped } from './support/columns';
import { toolContext } from './support/contexts';
import { useRoutix } from './support/useRoutix';

const session = useRoutix();

/** Runs the node as n8n-core does for an AI agent: a model gives all values as texts. */
async function useTool(parameters: INodeParameters, toolArguments: IDataObject) {
	const nodeType = new Routix();
	const { credential } = session;
	const context = toolContext({ nodeType, parameters, credential }, toolArguments);
	const [items] = await nodeType.execute.call(context as unknown as IExecuteFunctions);
	return items.map(({ json }) => json);
}

describe('An AI agent', () => {
	it('finds records', async () => {
		const parameters = {
			resource: 'order',
			operation: 'getAll',
			limit: "={{ $fromAI('how_many', 'How many orders', 'number') }}",
		};

		expect(await useTool(parameters, { how_many: '3' })).toHaveLength(3);
	});

	it('reads a record by the ID that it was told', async () => {
		const [stored] = await session.routix.records('accounts');
		const value = "={{ $fromAI('account_id', '', 'string') }}";
		const recordId = { __rl: true, mode: 'id', value } as unknown as INodeParameters;

		const records = await useTool(
			{ resource: 'account', operation: 'get', recordId },
			{ account_id: stored.id as string },
		);

		expect(records).toMatchObject([{ id: stored.id }]);
	});

	it('creates or updates with the types that Routix has', async () => {
		const values = {
			licence_plate: "={{ $fromAI('plate', '', 'string') }}",
			payload_kg: "={{ $fromAI('payload', '', 'string') }}",
			adr: "={{ $fromAI('adr', '', 'string') }}",
			notes: "={{ $fromAI('notes', '', 'string') }}",
		};
		const columns = mapped(values, { payload_kg: 'number', adr: 'boolean' }, ['licence_plate']);
		const parameters = { resource: 'vehicle', operation: 'upsert', columns };
		const told = { plate: '99-XYZ-9', payload: '18000', adr: 'false', notes: '' };

		const [created] = await useTool(parameters, told);
		const [again] = await useTool(parameters, told);

		expect(created).toMatchObject({ payload_kg: 18000, adr: false, sync_action: 'created' });
		expect(again).toMatchObject({ id: created.id, sync_action: 'unchanged' });
		expect(await session.bodies('POST')).toEqual([
			{ licence_plate: '99-XYZ-9', payload_kg: 18000, adr: false },
		]);
	});

	it('learns from the error what it has to do', async () => {
		const columns = mapped({ company_name: "={{ $fromAI('name', '', 'string') }}" }, {}, [
			'company_name',
		]);

		await expect(
			useTool({ resource: 'account', operation: 'upsert', columns }, { name: '' }),
		).rejects.toMatchObject({
			message: 'There is nothing to send: no field has a value',
			description: expect.stringContaining('Give at least one of the Fields a value'),
		});
	});
});
