import type { IncomingMessage, ServerResponse } from 'node:http';
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import type { ReceivedRequest } from '../faults/support/listener';

/** What a hostile server, hostile data or a colleague without the secret may try; the headings of the table. */
export const KINDS = [
	'Lists without an end',
	'Answers of any size',
	'Texts that n8n would show',
	'Names of fields',
	'IDs of records',
	'Secrets sent back, or pasted into the wrong field',
	'Redirects',
	'The token endpoint',
	'Base URLs',
] as const;

export type Kind = (typeof KINDS)[number];

export interface Answer {
	status?: number;
	headers?: Record<string, string>;
	/** JSON, or a text as it is, or what writes the answer itself. */
	body?: unknown;
	write?: (response: ServerResponse, request: IncomingMessage) => void;
}

/** What the server knows of a request: where in the list it asks, and all that was sent. */
export interface Asked extends ReceivedRequest {
	limit: number;
	offset: number;
}

export interface Attack {
	kind: Kind;
	/** What is tried, as the table says it. */
	name: string;
	/** What the node is asked for; {@link GET_MANY} unless stated. */
	parameters?: INodeParameters;
	input?: IDataObject;
	/** Asks the editor for the picker's list or for the form instead of running the node. */
	inEditor?: 'picker' | 'form';
	/** Answers the record API; a list of one record unless stated. */
	answer?: (asked: Asked) => Answer;
	/** Answers the token endpoint; a good token unless stated. */
	token?: (asked: Asked) => Answer;
	/** Changes of the credential. */
	credential?: IDataObject;
	/** Texts that must stand neither in an error nor in what the editor gets. */
	absent?: string[];
}

export const GET_MANY: INodeParameters = {
	resource: 'account',
	operation: 'getAll',
	returnAll: true,
};

export const SYNC: INodeParameters = {
	resource: 'account',
	operation: 'upsert',
	columns: {
		mappingMode: 'defineBelow',
		value: { company_name: 'A customer that nobody has' },
		matchingColumns: ['company_name'],
		schema: [],
	},
	options: { dryRun: true },
};

export const recordNamed = (value: string, mode = 'id'): INodeParameters => ({
	resource: 'account',
	operation: 'get',
	recordId: { __rl: true, mode, value },
});

/** Of a form that no pattern knows. */
export const SECRET = 'Marker-client-secret.of+an~unusual/form=1';
export const TOKEN = 'marker~access~token~opaque~of~some~length';

export const list = (records: unknown[], total?: number): Answer => ({
	body: { data: records, ...(total !== undefined && { pagination: { total } }) },
});
