import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { ownValue } from '../json';
import { readOnCountMismatch } from './onCountMismatch';
import { readChoice, readSwitch } from './plainValues';

/** What Create or Update does beside what every write does, in the order of n8n's lists. Whoever adds a switch wants it on. */
export const syncOptions: INodeProperties[] = [
	{
		displayName: 'Dry Run',
		name: 'dryRun',
		type: 'boolean',
		default: true,
		description:
			'Whether to send nothing to Routix and only tell, in sync_action, what would happen',
	},
	{
		displayName: 'Ignore Case',
		name: 'ignoreCase',
		type: 'boolean',
		default: true,
		description:
			'Whether upper and lower case make no difference when matching. Blanks and the form of accented letters never do.',
	},
	{
		displayName: 'On No Match',
		name: 'onNoMatch',
		type: 'options',
		options: [
			{ name: 'Create', value: 'create', description: 'Create a new record' },
			{ name: 'Error', value: 'error', description: 'Stop at the item: update only' },
			{ name: 'Skip', value: 'skip', description: 'Write nothing for the item: update only' },
		],
		default: 'create',
		description: 'What to do when no record in Routix matches an item',
	},
	{
		displayName: 'On Several Matches',
		name: 'onSeveralMatches',
		type: 'options',
		options: [
			{
				name: 'Error',
				value: 'error',
				description: 'Stop at the item and name the records that match',
			},
			{ name: 'Skip', value: 'skip', description: 'Write nothing for the item' },
			{
				name: 'Update the First',
				value: 'first',
				description: 'Update the first of them, in the order of Routix',
			},
		],
		default: 'error',
		description: 'What to do when more than one record in Routix matches an item',
	},
	{
		displayName: 'Only Fill Empty Fields',
		name: 'onlyFillEmpty',
		type: 'boolean',
		default: true,
		description:
			'Whether to leave every value alone that a record in Routix has already, and only fill the fields that are empty there',
	},
];

export interface SyncOptions {
	isDryRun: boolean;
	ignoreCase: boolean;
	onNoMatch: 'create' | 'error' | 'skip';
	onSeveralMatches: 'error' | 'first' | 'skip';
	onlyFillEmpty: boolean;
	onCountMismatch: 'error' | 'return';
}

/**
 * The options as n8n stores them. A switch that was added starts as on, so one that has no value for this item is on.
 * @throws {InputError} when an expression brought something else
 */
export function readSyncOptions(options: IDataObject): SyncOptions {
	const isOn = (name: string, label: string) =>
		Object.hasOwn(options, name) && readSwitch(ownValue(options, name) ?? true, label);
	return {
		isDryRun: isOn('dryRun', 'Dry Run'),
		ignoreCase: isOn('ignoreCase', 'Ignore Case'),
		onNoMatch: readChoice(options.onNoMatch, 'On No Match', ['create', 'error', 'skip']),
		onSeveralMatches: readChoice(options.onSeveralMatches, 'On Several Matches', [
			'error',
			'first',
			'skip',
		]),
		onlyFillEmpty: isOn('onlyFillEmpty', 'Only Fill Empty Fields'),
		onCountMismatch: readOnCountMismatch(options.onCountMismatch),
	};
}
