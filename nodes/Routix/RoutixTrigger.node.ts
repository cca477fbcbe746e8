import {
	NodeConnectionTypes,
	type INodeType,
	type INodeTypeDescription,
	type IPollFunctions,
} from 'n8n-workflow';
import { recordOptions } from './description';
import { getFieldNames } from './methods/getFieldNames';
import { poll } from './trigger/trigger';
import { triggerProperties } from './trigger/parameters/properties';

export class RoutixTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Routix Trigger',
		name: 'routixTrigger',
		icon: { light: 'file:../../icons/routix.svg', dark: 'file:../../icons/routix.dark.svg' },
		group: ['trigger'],
		version: 1,
		subtitle:
			'={{ ({ created: "new", updated: "updated" }[$parameter["event"]] ?? "new or updated") + " " + $parameter["resource"] }}',
		description:
			'Starts the workflow when an order or another record is created or updated in Routix',
		defaults: { name: 'Routix Trigger' },
		polling: true,
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'routixOAuth2Api', required: true }],
		properties: [
			{
				displayName: 'Resource',
				name: 'resource',
				type: 'options',
				noDataExpression: true,
				options: recordOptions,
				default: 'order',
				description: 'What to watch in Routix',
			},
			...triggerProperties,
		],
	};

	methods = {
		loadOptions: { getFieldNames },
	};

	async poll(this: IPollFunctions) {
		return await poll.call(this);
	}
}
