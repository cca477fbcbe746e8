import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { InputError } from '../../inputError';
import { isTool } from '../../nodeError';
import { filledByAi, readSwitch } from '../../parameters/plainValues';
import { signingFor } from '../../transport/connections';
import { openUserTokenConnection, type UserTokenConnection } from '../../transport/userTokenApi';
import type { OwnOperation } from '../operation';
import { DoneBefore } from './doneBefore';

/** One input item of an operation on OAuth apps. */
export interface AppItem {
	index: number;
	/** How many items this run has. */
	count: number;
	/** The item's own JSON. */
	input: IDataObject;
	/** What is done with which app. */
	deed: unknown[];
	/** A parameter as n8n brings it, with its expressions worked out. */
	parameter(name: string): unknown;
	/** The collection "Options". */
	options: IDataObject;
}

type Work = (item: AppItem, connection: UserTokenConnection) => Promise<IDataObject>;

/**
 * An execution whose items are worked on one after the other. The credential is read anew for each of them: it may be
 * another one if its fields are expressions, and its user token may expire meanwhile.
 * @param start begins the execution and brings what does the work of one item
 */
export function forEachApp(start: (doneBefore: DoneBefore) => Work): OwnOperation['begin'] {
	return (context) => {
		const work = start(new DoneBefore(context));
		return async (index) => {
			const connection = await openUserTokenConnection(signingFor(context, index));
			return [await work(itemOf(context, index), connection)];
		};
	};
}

function itemOf(context: IExecuteFunctions, index: number): AppItem {
	const items = context.getInputData();
	const filled = (entry: IDataObject) => (isTool(context.getNode()) ? filledByAi(entry) : entry);
	const parameter = (name: string) =>
		context.getNodeParameter(name, index, '', { extractValue: true }) as IDataObject[string];
	return {
		index,
		count: items.length,
		input: items[index].json,
		deed: ['operation', 'oauthAppId', 'name'].map((name) =>
			context.getNodeParameter(name, index, ''),
		),
		parameter: (name) => filled({ value: parameter(name) }).value,
		options: filled(context.getNodeParameter('options', index, {}) as IDataObject),
	};
}

/**
 * Whether the secret is put out.
 * @throws {InputError} when it could be lost on the way: n8n drops the output of a node that fails
 */
export function readIncludeSecret({ count, options }: AppItem): boolean {
	const isShown = readSwitch(options.includeSecret, 'Include Secret');
	if (!isShown || count === 1) return isShown;
	throw new InputError(
		`Include Secret takes one item at a time, but this run has ${count}`,
		'Nothing was sent. If a later item failed, n8n would drop the output with the secrets of those before. Put this node into a Loop Over Items with a Batch Size of 1.',
	);
}
