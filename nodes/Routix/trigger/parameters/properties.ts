import type { INodeProperties } from 'n8n-workflow';
import { apiVersion } from '../../parameters/apiVersion';
import { severalBranches } from '../../parameters/branch';
import { combineFilters, filtersParameter } from '../../parameters/filters';

const ON_UPDATES = ['updated', 'createdOrUpdated'];

/** All parameters of the Routix Trigger but the resource and n8n's own poll times. Their names are stored in workflows. */
export const triggerProperties: INodeProperties[] = [
	{
		// n8n's node panel lists the choices of a parameter with this label, by their actions (read in n8n 2.41).
		displayName: 'Trigger On',
		name: 'event',
		type: 'options',
		noDataExpression: true,
		options: [
			{
				name: 'New Record',
				value: 'created',
				action: 'On new record',
				description: 'A record is in Routix that was not there before',
			},
			{
				name: 'New or Updated Record',
				value: 'createdOrUpdated',
				action: 'On new or updated record',
				description: 'Both; the field trigger_event says which of them it was',
			},
			{
				name: 'Updated Record',
				value: 'updated',
				action: 'On updated record',
				description: 'A record that was there before has changed',
			},
		],
		default: 'created',
		description: 'What starts the workflow',
	},
	{
		displayName:
			'Routix cannot say what has changed, so each poll reads and compares every record. With many records, poll less often, or add Recent Records under Options.',
		name: 'updatesNotice',
		type: 'notice',
		default: '',
		displayOptions: { show: { event: ON_UPDATES } },
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
			combineFilters,
			{
				displayName: 'Emit Existing Records',
				name: 'emitExisting',
				type: 'boolean',
				// Whoever adds it wants it on.
				default: true,
				description:
					'Whether to return the records that are already in Routix as well, once, in the first poll with this setting. Otherwise only those that come later start the workflow.',
			},
			{
				...filtersParameter,
				description: 'Only records that meet these conditions start the workflow',
			},
			{
				displayName: 'Full Scan Interval (Minutes)',
				name: 'fullScanInterval',
				type: 'number',
				typeOptions: { minValue: 0 },
				default: 60,
				description:
					'How often to read all records although nothing points to a change that was missed. Most polls look at both ends of the list only; for updates, only with Recent Records. 0 reads everything in every poll.',
			},
			{
				displayName: 'Recent Records',
				name: 'recentRecords',
				type: 'number',
				typeOptions: { minValue: 0 },
				default: 1_000,
				placeholder: 'e.g. 1000',
				description:
					'How many of the newest records to look at in each poll. Changes of older records are found every Full Scan Interval. 0 looks at all records in each poll.',
				displayOptions: { show: { '/event': ON_UPDATES } },
			},
			{
				displayName: 'Watched Field Names or IDs',
				name: 'watchFields',
				type: 'multiOptions',
				typeOptions: { loadOptionsMethod: 'getFieldNames' },
				default: [],
				description:
					'Only a change of one of these fields counts as an update, e.g. status; changed_fields says which of them changed. Leave empty for any change. Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
				displayOptions: { show: { '/event': ON_UPDATES } },
			},
		],
	},
];
