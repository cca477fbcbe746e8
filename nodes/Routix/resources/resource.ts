import type { RoutixRecord } from '../contract/record';

/** A field that Routix documents. Every other field is learned from the records (see `fields/`). */
export interface DocumentedField {
	name: string;
	displayName: string;
	/** Must have a value when a record is created. */
	required?: boolean;
	/** Set by Routix itself: shown, never written. */
	readOnly?: boolean;
	/** Values that Routix is known to use; others are accepted too. */
	values?: string[];
}

/** An entry of the dropdown "Resource" of the Routix node. */
export interface NodeResource {
	/** The value that workflows store. Never rename. */
	name: string;
	/** As the dropdown shows it; made of the name unless given. */
	displayName?: string;
	/** As in a sentence: "an order", "many orders". */
	singular: string;
	plural: string;
	/** What a planner should know about it, as the dropdown's description. */
	description: string;
	/** Names of the operations that are its own, the first one chosen at first; missing for a kind of record. */
	operations?: string[];
	/** The credential that it needs; `routixOAuth2Api` unless given. */
	credential?: 'routixUserTokenApi';
}

/** One kind of record in Routix. The dropdowns, scopes, parameters and texts of the package are derived from it. */
export interface Resource extends NodeResource {
	operations?: undefined;
	/** The last part of the URL and the middle part of the scopes (Routix docs, scopes). */
	path: string;
	/** There is a write scope: records can be created and updated. */
	writable: boolean;
	/** Open in the API today. Routix marks the others "Planned" although their scopes exist. */
	live: boolean;
	/** The documented fields of API version v1. */
	fields?: DocumentedField[];
	/** A record as it appears in the documentation of Routix. */
	example?: RoutixRecord;
}

export function isKindOfRecord(resource: NodeResource): resource is Resource {
	return resource.operations === undefined;
}

/** The scope that an OAuth app needs to read the resource, e.g. `routix:orders:read`. */
export function readScope(resource: Resource): string {
	return `routix:${resource.path}:read`;
}

/** The scope that an OAuth app needs to create and update records, e.g. `routix:orders:write`. */
export function writeScope(resource: Resource): string {
	return `routix:${resource.path}:write`;
}
