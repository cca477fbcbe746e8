import type { INodeParameters } from 'n8n-workflow';
import type * as RoutixNode from '../../nodes/Routix/Routix.node';
import { credentialFor, executeContext } from '../integration/support/contexts';

/** Run in a process of its own: asks the Routix at the address of the first argument what the second one says. */
async function main([url, parameters]: string[]): Promise<void> {
	const app = { id: '', clientId: 'client', clientSecret: `routix_${'0'.repeat(40)}` };
	// Without its ending, the loader would take the JSON beside it.
	const file = '../../nodes/Routix/Routix.node.ts';
	const { Routix } = (await import(file)) as typeof RoutixNode;
	const nodeType = new Routix();
	const context = executeContext({
		nodeType,
		parameters: JSON.parse(parameters) as INodeParameters,
		credential: credentialFor({ url, app, branches: [{ publicId: 'RS2RDH3B', id: '', name: '' }] }),
	});
	const [items] = await nodeType.execute.call(context);
	console.log(JSON.stringify(items.map(({ json }) => json)));
}

void main(process.argv.slice(2));
