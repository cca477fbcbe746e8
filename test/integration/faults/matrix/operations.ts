import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { resourceNamed } from '../../../../nodes/Routix/resources';

export const operationNames = ['Get', 'Get Many', 'Create', 'Update', 'Create or Update'] as const;

export type OperationName = (typeof operationNames)[number];

/** One operation of the node, and the request of it that the fault meets. */
export interface MatrixOperation {
	name: OperationName;
	method: 'GET' | 'POST' | 'PATCH';
	/** Regular expression on the path; no two operations share a path and method. */
	path: string;
	parameters: INodeParameters;
}

interface World {
	branches: { publicId: string }[];
	/** Of two records of the first branch. */
	ids: string[];
	resource: string;
	/** Goes into the name of what is written, so that it can be found again. */
	mark: string;
}

/** What is written, with a letter that another character set than UTF-8 would spoil. */
export function nameFor(mark: string, operation: OperationName): string {
	return `Café ${operation} ${mark}`;
}

export function isWrite(operation: OperationName): boolean {
	return !operation.startsWith('Get');
}

/** Create or Update reads the list of another branch first, which the fault leaves alone. */
export function operationsIn({ branches, ids, resource, mark }: World): MatrixOperation[] {
	const [first, second] = branches.map(({ publicId }) => publicId);
	const { path } = resourceNamed(resource);
	const columns = (operation: OperationName): IDataObject => ({
		mappingMode: 'defineBelow',
		value: { company_name: nameFor(mark, operation) },
		matchingColumns: ['company_name'],
		schema: [],
	});
	const parameters = (operation: string, more: INodeParameters): INodeParameters => ({
		resource,
		operation,
		branchPublicId: first,
		...more,
	});
	const record = (id: string) => ({ __rl: true, mode: 'id', value: id });
	return [
		{
			name: 'Get',
			method: 'GET',
			path: `/${first}/${path}/${ids[0]}$`,
			parameters: parameters('get', { recordId: record(ids[0]) }),
		},
		{
			name: 'Get Many',
			method: 'GET',
			path: `/${first}/${path}$`,
			parameters: parameters('getAll', { returnAll: true }),
		},
		{
			name: 'Create',
			method: 'POST',
			path: `/${first}/${path}$`,
			parameters: parameters('create', { columns: columns('Create') as INodeParameters }),
		},
		{
			name: 'Update',
			method: 'PATCH',
			path: `/${first}/${path}/${ids[1]}$`,
			parameters: parameters('update', {
				recordId: record(ids[1]),
				columns: columns('Update') as INodeParameters,
			}),
		},
		{
			name: 'Create or Update',
			method: 'POST',
			path: `/${second}/${path}$`,
			parameters: parameters('upsert', {
				branchPublicId: second,
				columns: columns('Create or Update') as INodeParameters,
			}),
		},
	];
}
