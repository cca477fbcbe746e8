import type { IDataObject } from 'n8n-workflow';
import { isObject } from '../json';

/** n8n's public API, with a key in `X-N8N-API-KEY` (n8n docs; seen in n8n 2.41, read in 2.20). */
export const N8N_PATHS = {
	/** Makes a credential. */
	credentials: '/api/v1/credentials',
	/** Changes a credential: answers with its name and type, never with its data. */
	credential: (id: string) => `/api/v1/credentials/${encodeURIComponent(id)}`,
	/** Tests a credential as it is stored. */
	test: (id: string) => `/api/v1/credentials/${encodeURIComponent(id)}/test`,
	/** What the key may do. */
	rights: '/api/v1/discover',
};

/** The scopes of a key that stores secrets: the last one is only for the test of what was stored. */
export const N8N_SCOPES = ['credential:create', 'credential:update', 'credential:read'];

/** n8n makes credential IDs of letters and digits; nothing else may get into the address. */
export const N8N_CREDENTIAL_ID = /^[A-Za-z0-9_-]{1,64}$/;

/** n8n takes names of credentials of this length only (seen in n8n 2.41, when a credential is changed). */
export const N8N_NAME_LENGTH = { least: 3, most: 128 };

/** A credential as n8n shows it, without its data. */
export interface N8nCredential {
	id: string;
	name: string;
	type: string;
}

/** The credential in the answer to making, reading or changing one. */
export function n8nCredentialIn(body: unknown): N8nCredential | undefined {
	if (!isObject(body)) return undefined;
	const { id, name, type } = body;
	return typeof id === 'string' && typeof name === 'string' && typeof type === 'string'
		? { id, name, type }
		: undefined;
}

/** A page of the list of credentials: `{ data: […], nextCursor }`. */
export function n8nCredentialsIn(
	body: unknown,
): { credentials: N8nCredential[]; nextCursor?: string } | undefined {
	if (!isObject(body) || !Array.isArray(body.data)) return undefined;
	const credentials = body.data.map(n8nCredentialIn).filter((one) => one !== undefined);
	return {
		credentials,
		nextCursor: typeof body.nextCursor === 'string' ? body.nextCursor : undefined,
	};
}

/** What n8n says of a credential that it tried: `{ status: 'OK' | 'Error', message }`. */
export function n8nTestIn(body: unknown): { isOk: boolean; message: string } | undefined {
	if (!isObject(body) || typeof body.status !== 'string') return undefined;
	return { isOk: body.status === 'OK', message: String(body.message ?? '') };
}

/** The scopes of the key: `{ data: { scopes: […] } }`. */
export function n8nRightsIn(body: unknown): string[] | undefined {
	const data = isObject(body) ? body.data : undefined;
	const scopes = isObject(data) ? data.scopes : undefined;
	return Array.isArray(scopes) ? scopes.map(String) : undefined;
}

/** A change of a credential's data that leaves the rest as it is, its stored login too (seen in n8n 2.41). */
export function partialData(data: IDataObject): IDataObject {
	return { isPartialData: true, data };
}
