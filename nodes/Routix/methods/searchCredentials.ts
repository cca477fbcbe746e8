import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { operationError } from '../nodeError';
import { listCredentials } from '../transport/n8nCredentials';
import { openUserTokenConnection } from '../transport/userTokenApi';

/** Fills the picker of the n8n credential that gets a new secret: those of Routix, by a part of their name. */
export async function searchCredentials(
	this: ILoadOptionsFunctions,
	filter = '',
): Promise<INodeListSearchResult> {
	const connection = await openUserTokenConnection(this);
	const { n8nApiKey, n8nUrl } = connection.credential;
	if (n8nApiKey === '') {
		// The picker shows the message alone.
		throw operationError(
			this.getNode(),
			'To list credentials, enter n8n URL and n8n API Key in the Routix User Token credential. Or choose By ID.',
		);
	}
	const typed = filter.trim().toLowerCase();
	const credentials = await listCredentials(connection);
	return {
		results: credentials
			.filter(({ name }) => name.toLowerCase().includes(typed))
			.map(({ id, name }) => ({ name, value: id, url: `${n8nUrl}/home/credentials/${id}` })),
	};
}
