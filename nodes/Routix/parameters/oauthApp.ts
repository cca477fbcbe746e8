import type { INodeProperties } from 'n8n-workflow';
import { N8N_CREDENTIAL_ID } from '../contract/n8nApi';
import { APP_ID } from '../contract/oauthApps';
import { InputError } from '../inputError';
import { readText } from './plainValues';

export const oauthAppId: INodeProperties = {
	displayName: 'OAuth App ID',
	name: 'oauthAppId',
	type: 'string',
	default: '',
	required: true,
	placeholder: 'e.g. 550e8400-e29b-41d4-a716-446655440000',
	hint: 'The ID that Routix gave the app when it was registered. It is not the client ID.',
	description: 'The app to change',
};

/** Rotate Secret: the n8n credential that gets the new secret. */
export const credentialId: INodeProperties = {
	displayName: 'Credential to Update',
	name: 'credentialId',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	hint: "The credential that this app's workflows use. Users who log in with it (PKCE) connect again within an hour.",
	description:
		'The Routix OAuth2 API credential in n8n that gets the new secret. The list needs an n8n API key with the scope credential:list.',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			placeholder: 'Select a credential…',
			typeOptions: { searchListMethod: 'searchCredentials', searchable: true },
		},
		{
			displayName: 'By ID',
			name: 'id',
			type: 'string',
			placeholder: 'e.g. 8vQ2xYb3Kq7ZsT1p',
			validation: [
				{
					type: 'regex',
					properties: {
						regex: N8N_CREDENTIAL_ID.source,
						errorMessage: 'A credential ID has letters and digits only',
					},
				},
			],
		},
	],
};

export const includeSecret: INodeProperties = {
	displayName: 'Include Secret',
	name: 'includeSecret',
	type: 'boolean',
	default: false,
	description:
		'Whether to put the client secret into the output in clear, for another vault that the next node writes to',
};

export const includeSecretNotice: INodeProperties = {
	displayName:
		'The secret will be in this node’s output, and n8n keeps outputs: in the database with each saved execution, where everybody who may open this workflow can read it. Switch off saving of executions under Settings of this workflow, and let the next node store the secret.',
	name: 'includeSecretNotice',
	type: 'notice',
	default: '',
	displayOptions: { show: { '/options.includeSecret': [true] } },
};

/** @throws {InputError} when it is empty or no UUID */
export function readAppId(value: unknown): string {
	const id = readText(value);
	if (id === '') {
		throw new InputError(
			'OAuth App ID is empty',
			'Enter the ID that Routix gave the app when it was registered. If it comes from an expression, check that each input item has it.',
		);
	}
	if (APP_ID.test(id)) return id.toLowerCase();
	throw new InputError(
		`OAuth App ID "${id.slice(0, 100)}" is not valid`,
		'It looks like 550e8400-e29b-41d4-a716-446655440000. It is the ID that Routix gave the app when it was registered, not its name and not its client ID.',
	);
}

/**
 * The ID of an n8n credential; empty when none is chosen.
 * @throws {InputError} when it cannot be one
 */
export function readCredentialId(value: unknown): string {
	const id = readText(value);
	if (id === '' || N8N_CREDENTIAL_ID.test(id)) return id;
	throw new InputError(
		`Credential to Update: the ID "${id.slice(0, 100)}" is not valid`,
		'It has letters and digits only and is the last part of the address when you open the credential in n8n. You can also choose it from the list.',
	);
}
