import type { INodeProperties } from 'n8n-workflow';
import { apiVersion } from '../../parameters/apiVersion';
import { severalBranches } from '../../parameters/branch';
import { filtersParameter } from '../../parameters/filters';

/** All parameters of the Routix Trigger but the resource and n8n's own poll times. Their names are stored in workflows. */
export const triggerProperties: INodeProperties[] = [
	{
		displayName: 'Event',
		name: 'event',
		type: 'options',
		noDataExpression: true,
		options: [
			{
				name: 'Created',
				value: 'created',
				description: 'A record is in Routix that was not there before',
			},
			{
				name: 'Created or Updated',
				value: 'createdOrUpdated',
				description: 'Both; the field trigger_event says which of them it was',
			},
			{
				name: 'Updated',
				value: 'updated',
				description: 'A record that was there before has changed',
			},
		],
		default: 'created',
		description: 'What starts the workflow',
	},
	{
		displayName:
			'Routix cannot say what has changed, so every record is read and compared in each poll. With many records, poll less often.',
		name: 'updatesNotice',
		type: 'notice',
		default: '',
		displayOptions: { show: { event: ['updated', 'createdOrUpdated'] } },
	},
	{
		...severalBranches,
		description:
			'The branch to watch: the 8 characters from Routix → Settings → Branches, several separated by commas. Leave empty to use the branch of the credential. With several, each record tells its branch in branch_public_id.',
	},
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options: [
			apiVersion,
			{
				displayName: 'Emit Existing Records',
				name: 'emitExisting',
				type: 'boolean',
				default: false,
				description:
					'Whether the first poll also returns the records that are already in Routix. Otherwise only those that come later start the workflow.',
			},
			filtersParameter,
			{
				displayName: 'Full Scan Interval (Minutes)',
				name: 'fullScanInterval',
				type: 'number',
				typeOptions: { minValue: 0 },
				default: 60,
				description:
					'How often to read all records although nothing points to a change that was missed. Most polls look at both ends of the list only. 0 reads everything in every poll.',
				displayOptions: { show: { '/event': ['created'] } },
			},
			{
				displayName: 'Watched Field Names or IDs',
				name: 'watchFields',
				type: 'multiOptions',
				typeOptions: { loadOptionsMethod: 'getFieldNames' },
				default: [],
				description:
					'Only a change of one of these fields counts as an update, e.g. status. Leave empty for any change. Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
				displayOptions: { show: { '/event': ['updated', 'createdOrUpdated'] } },
			},
		],
	},
];
