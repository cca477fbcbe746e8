import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { differencesIn, fieldsSeen, type Looks } from '../../contract/differences';
import { isTool } from '../../nodeError';
import { apiVersion, readApiVersion } from '../../parameters/apiVersion';
import { readBranches, severalBranches } from '../../parameters/branch';
import { filledByAi } from '../../parameters/plainValues';
import { readScope, resources, writeScope, type Resource } from '../../resources';
import type { Address } from '../../transport/address';
import type { Connection } from '../../transport/connection';
import { Connections } from '../../transport/connections';
import { accessTokens } from '../../transport/credential/clientCredentials';
import { isNotOpen } from '../../transport/errors/explanations/absence';
import type { Failure } from '../../transport/errors/failure';
import { requestError } from '../../transport/errors/requestError';
import type { Outcome } from '../../transport/outcome';
import type { OwnOperation } from '../operation';
import { lookAt } from './look';

/** Reads a little of everything, so that people know what to expect before they rely on it. Writes nothing. */
export const check: OwnOperation = {
	name: 'check',
	displayName: 'Check',
	description: () =>
		'Tell for each resource what this credential may do and how the API answers, without any content of records',
	action: () => 'Check API access',
	parameters: () => [severalBranches],
	options: [apiVersion],
	begin: (context) => {
		const connections = Connections.open(context);
		return async (index) => {
			const connection = await (await connections).of(index);
			const { branches, version } = readParameters(context, index, connection);
			const items: IDataObject[] = [];
			for (const branchPublicId of branches) {
				items.push(...(await checkBranch(connection, branchPublicId, version)));
			}
			return items;
		};
	},
};

function readParameters(context: IExecuteFunctions, index: number, connection: Connection) {
	const entered: IDataObject = {
		...(context.getNodeParameter('options', index, {}) as IDataObject),
		branchPublicId: context.getNodeParameter('branchPublicId', index, '') as string,
	};
	const filled = isTool(context.getNode()) ? filledByAi(entered) : entered;
	return {
		branches: readBranches(filled.branchPublicId, connection.credential.branchPublicId),
		version: readApiVersion(filled.apiVersion ?? 'v1'),
	};
}

interface Checked {
	address: Address;
	outcome: Outcome<Looks>;
}

/** One resource after the other, since several requests at once may be what an API refuses. */
async function checkBranch(
	connection: Connection,
	branchPublicId: string,
	version: Address['apiVersion'],
): Promise<IDataObject[]> {
	const checked: Checked[] = [];
	for (const resource of resources) {
		const address: Address = { resource, branchPublicId, apiVersion: version };
		const outcome = await lookAt(connection, address);
		if (!outcome.ok && isOfAllRequests(outcome.failure)) {
			throw await requestError(connection, { ...address, action: 'read' }, outcome.failure);
		}
		checked.push({ address, outcome });
	}
	const isBranchKnown = checked.some(({ outcome }) => outcome.ok);
	const items: IDataObject[] = [];
	for (const { address, outcome } of checked) {
		items.push(
			outcome.ok
				? itemOf(connection, address, outcome.value)
				: await itemOfRefusal(connection, { ...address, isBranchKnown }, outcome.failure),
		);
	}
	return items;
}

/** There is no token, or no way to Routix: it would be the same for every resource. */
function isOfAllRequests({ stage, status }: Failure): boolean {
	return stage === 'token' || status === undefined || status === 401;
}

function itemOf(connection: Connection, address: Address, looks: Looks): IDataObject {
	return {
		...whatOf(address),
		can_read: true,
		can_write: canWrite(connection, address.resource),
		is_open: true,
		records: looks.records ?? null,
		fields: fieldsSeen(looks),
		differences: differencesIn(looks),
		problem: null,
		advice: null,
	};
}

async function itemOfRefusal(
	connection: Connection,
	address: Address & { isBranchKnown: boolean },
	failure: Failure,
): Promise<IDataObject> {
	const { resource } = address;
	const error = await requestError(connection, { ...address, action: 'read' }, failure);
	const isRefused =
		failure.status === 403 || scopesOf(connection)?.includes(readScope(resource)) === false;
	return {
		...whatOf(address),
		can_read: isRefused ? false : null,
		can_write: canWrite(connection, resource),
		is_open: isNotOpen(failure, address) ? false : null,
		records: null,
		fields: [],
		differences: [],
		problem: error.message,
		advice: error.description,
	};
}

function whatOf({ resource, branchPublicId, apiVersion: version }: Address): IDataObject {
	return { resource: resource.name, branch_public_id: branchPublicId, api_version: version };
}

/** As the scopes of the token tell; null when they are unknown, as they are with PKCE. */
function canWrite(connection: Connection, resource: Resource): boolean | null {
	if (!resource.writable) return false;
	return scopesOf(connection)?.includes(writeScope(resource)) ?? null;
}

function scopesOf({ credential }: Connection): string[] | undefined {
	return credential.grantType === 'pkce' ? undefined : accessTokens.scopesOf(credential);
}
