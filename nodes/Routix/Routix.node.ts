import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';
import { properties, resourceOptions } from './description';
import { getFieldNames } from './methods/getFieldNames';
import { getFields } from './methods/getFields';
import { searchCredentials } from './methods/searchCredentials';
import { searchRecords } from './methods/searchRecords';
import { testUserToken } from './methods/testUserToken';
import { router } from './router';

export class Routix implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Routix',
		name: 'routix',
		icon: { light: 'file:../../icons/routix.svg', dark: 'file:../../icons/routix.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle:
			'={{ ({ getAll: "get many", rotateSecret: "rotate secret", upsert: "create or update" }[$parameter["operation"]] ?? $parameter["operation"]) + ": " + ({ apiAccess: "API access", oauthApp: "OAuth app" }[$parameter["resource"]] ?? $parameter["resource"]) }}',
		description: 'Read and write transport orders, accounts, vehicles, invoices and more in Routix',
		defaults: { name: 'Routix' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [
			// In full, since n8n's lint has to read here that only one of the two is needed at a time.
			{
				name: 'routixOAuth2Api',
				required: true,
				displayOptions: {
					show: {
						resource: [
							'account',
							'apiAccess',
							'equipment',
							'invoice',
							'order',
							'planning',
							'staff',
							'vehicle',
						],
					},
				},
			},
			{
				name: 'routixUserTokenApi',
				required: true,
				displayOptions: { show: { resource: ['oauthApp'] } },
				testedBy: 'testUserToken',
			},
		],
		properties: [
			{
				displayName: 'Resource',
				name: 'resource',
				type: 'options',
				noDataExpression: true,
				options: resourceOptions,
				default: 'order',
			},
			...properties,
		],
	};

	methods = {
		credentialTest: { testUserToken },
		listSearch: { searchCredentials, searchRecords },
		loadOptions: { getFieldNames },
		resourceMapping: { getFields },
	};

	async execute(this: IExecuteFunctions) {
		return await router.call(this);
	}
}
