import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';
import { forOAuthApps, forRecords, properties, resourceOptions } from './description';
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
		subtitle: '={{ $parameter["operation"] + ": " + $parameter["resource"] }}',
		description: 'Read and write transport orders, accounts, vehicles, invoices and more in Routix',
		defaults: { name: 'Routix' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [
			{ name: 'routixOAuth2Api', required: true, displayOptions: forRecords },
			{
				name: 'routixUserTokenApi',
				required: true,
				displayOptions: forOAuthApps,
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
