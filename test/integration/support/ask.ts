import type { IDataObject, INodeExecutionData, INodeParameters } from 'n8n-workflow';
import { Routix } from '../../../nodes/Routix/Routix.node';
import { executeContext } from './contexts';
import type { RoutixSession } from './useRoutix';

/** What a run of the node in a Dutch workflow gives, with what n8n shows above its output. */
export interface Asked {
	items: INodeExecutionData[];
	records: IDataObject[];
	hints: string[];
}

/** Runs the Routix node for these input items, one if none are given. */
export async function ask(
	{ credential }: RoutixSession,
	parameters: INodeParameters,
	input?: IDataObject[],
): Promise<Asked> {
	const nodeType = new Routix();
	const setting = { nodeType, parameters, credential, timezone: 'Europe/Amsterdam' };
	const context = executeContext(setting, input);
	const [items] = await nodeType.execute.call(context);
	return {
		items,
		records: items.map(({ json }) => json),
		hints: context.hints.map(({ message }) => message),
	};
}

/** The parameter Filters as n8n stores it. */
export function filters(...conditions: Array<[field: string, operator: string, value?: unknown]>) {
	return {
		conditions: conditions.map(([field, operator, value = '']) => ({ field, operator, value })),
	} as unknown as INodeParameters;
}

/** The option Sort as n8n stores it: `-name` for descending. */
export function sortBy(...fields: string[]) {
	return {
		fields: fields.map((field) => ({
			field: field.replace(/^-/, ''),
			direction: field.startsWith('-') ? 'desc' : 'asc',
		})),
	};
}

export const byName = (value: unknown) => ({ __rl: true, mode: 'name', value }) as never;
