import type { ICredentialDataDecryptedObject, INode, INodeParameters } from 'n8n-workflow';
import { RoutixTrigger } from '../../nodes/Routix/RoutixTrigger.node';
import { mapped } from '../integration/support/columns';
import { pollContext } from '../integration/support/contexts';
import { formOf, pick } from '../integration/support/editor';
import { runRoutix } from '../integration/support/routixNode';

type Use = (credential: ICredentialDataDecryptedObject) => Promise<unknown>;

const account = { resource: 'account', branchPublicId: '' };
const recordId = { __rl: true, mode: 'id', value: '550e8400-e29b-41d4-a716-446655440000' };
const columns = mapped({ company_name: 'Acme Transport B.V.' }, {}, ['company_name']);

/** Everything that the package does with a credential, in n8n-core's own contexts. */
export const uses: Record<string, Use> = {
	'Get Many': node({ ...account, operation: 'getAll', returnAll: true }),
	'Get Many that continues': node(
		{ ...account, operation: 'getAll', returnAll: true },
		'continueRegularOutput',
	),
	Get: node({ ...account, operation: 'get', recordId } as never),
	Create: node({ ...account, operation: 'create', columns }),
	Update: node({ ...account, operation: 'update', recordId, columns } as never),
	'Create or Update': node({ ...account, operation: 'upsert', columns }),
	'The record picker': async (credential) =>
		await pick(credential, { ...account, operation: 'get' }, 'acme'),
	'The form for writing': async (credential) =>
		await formOf(credential, { ...account, operation: 'create' }),
	'The trigger': trigger('trigger'),
	'Fetch Test Event': trigger('manual'),
};

function node(parameters: INodeParameters, onError?: INode['onError']): Use {
	return async (credential) => await runRoutix({ credential, parameters, onError });
}

function trigger(mode: 'trigger' | 'manual'): Use {
	return async (credential) => {
		const nodeType = new RoutixTrigger();
		const parameters = { resource: 'order', event: 'created', branchPublicId: '', options: {} };
		// Not the first poll, whose passing failures are only logged.
		const { context } = pollContext({ nodeType, parameters, credential }, mode, 'update');
		return await nodeType.poll.call(context);
	};
}
