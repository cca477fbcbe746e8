import type { IAuthenticate, ICredentialType, INodeProperties } from 'n8n-workflow';
import {
	readUserTokenCredential,
	signed,
} from '../nodes/Routix/transport/credential/userTokenCredential';

export class RoutixUserTokenApi implements ICredentialType {
	name = 'routixUserTokenApi';

	displayName = 'Routix User Token API';

	icon = { light: 'file:../icons/routix.svg', dark: 'file:../icons/routix.dark.svg' } as const;

	documentationUrl =
		'https://github.com/n8n-nodes-routix/n8n-nodes-routix/blob/main/docs/rotation.md#what-you-need';

	properties: INodeProperties[] = [
		{
			displayName:
				'Only for the resource OAuth App of the Routix node: it registers apps and replaces their secrets. To read and write records, use the Routix OAuth2 API credential.',
			name: 'purposeNotice',
			type: 'notice',
			default: '',
		},
		{
			displayName: 'User Token',
			name: 'userToken',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			hint: 'The token of somebody who is logged in to Routix and may manage its apps. No client secret of an app.',
			description: 'Is sent to Routix only',
		},
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			default: 'https://api.routix.com',
			required: true,
			placeholder: 'e.g. https://api.routix.com',
			description:
				'Change it only if Routix gave you another address. It must begin with https://.',
		},
		{
			displayName: 'n8n URL',
			name: 'n8nUrl',
			type: 'string',
			default: '',
			placeholder: 'e.g. https://n8n.example.com',
			hint: 'The address at which you open n8n. On its own machine, http://localhost:5678 works too.',
			description: 'The n8n that stores new client secrets in its credentials',
		},
		{
			displayName: 'n8n API Key',
			name: 'n8nApiKey',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			hint: 'From n8n → Settings → n8n API, with the scopes credential:create, credential:update and credential:read',
			description:
				'With it n8n stores new client secrets itself, so that nobody copies them. Is sent to n8n only. n8n (2.41) keeps the keys of its API unencrypted in its database: give this one no more scopes than these.',
		},
		{
			displayName: 'Gateway API Key',
			name: 'apiKey',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			hint: 'Leave it empty unless a message says that a gateway in front of Routix asks for a key',
			description: 'Is sent to Routix as apikey',
		},
		{
			// No other node has a use for these tokens (seen in n8n 2.41: the HTTP Request node refuses the credential).
			displayName: 'Allowed HTTP Request Domains',
			name: 'allowedHttpRequestDomains',
			type: 'hidden',
			default: 'none',
		},
	];

	/** Gives each host its own token and no other. */
	authenticate: IAuthenticate = async (credentials, requestOptions) =>
		signed(readUserTokenCredential(credentials), requestOptions);
}
