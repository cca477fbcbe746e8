import { automatic } from './support/columns';
import { pick } from './support/editor';
import { useRoutix } from './support/useRoutix';

// n8n replaces a message in which one of its error codes occurs: EPERM becomes "Permission denied".
const session = useRoutix();

it('An item whose name holds an error code of n8n gets our own message', async () => {
	const name = 'KEEPERMANS B.V.';
	await session.routix.insert('accounts', [
		{ id: 'a1', company_name: name },
		{ id: 'a2', company_name: name },
	]);
	const columns = automatic('company_name');
	const parameters = { resource: 'account', operation: 'upsert', columns };

	await expect(session.run(parameters, [{ company_name: name, phone: '7' }])).rejects.toThrow(
		`2 accounts in Routix match company_name "${name}"`,
	);
});

it('A branch in the editor that holds an error code of n8n gets our own message', async () => {
	const form = { resource: 'account', operation: 'get', branchPublicId: 'KEEPERMAN' };

	await expect(pick(session.credential, form)).rejects.toThrow(
		'Branch Public ID "KEEPERMAN" is not valid',
	);
});
