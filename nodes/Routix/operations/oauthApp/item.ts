import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import {
	checkUserToken,
	openUserTokenConnection,
	type UserTokenConnection,
} from '../../transport/userTokenApi';
import type { OwnOperation } from '../operation';

/** One input item of an operation on OAuth apps. */
export interface AppItem {
	index: number;
	/** A parameter as n8n brings it, with its expressions worked out. */
	parameter(name: string): unknown;
	/** The collection "Options". */
	options: IDataObject;
}

type Work = (item: AppItem, connection: UserTokenConnection) => Promise<IDataObject>;

/**
 * An execution whose items all go through one connection. The user token is looked at before each of them: it may expire
 * while they run.
 * @param start begins the execution and brings what does the work of one item
 */
export function forEachApp(start: () => Work): OwnOperation['begin'] {
	return async (context) => {
		const connection = await openUserTokenConnection(context);
		const work = start();
		return async (index) => {
			checkUserToken(connection);
			return [await work(itemOf(context, index), connection)];
		};
	};
}

function itemOf(context: IExecuteFunctions, index: number): AppItem {
	return {
		index,
		parameter: (name) => context.getNodeParameter(name, index, '', { extractValue: true }),
		options: context.getNodeParameter('options', index, {}) as IDataObject,
	};
}
