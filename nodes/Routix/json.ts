import type { IDataObject } from 'n8n-workflow';

/** A plain JSON object, which is what Routix's records and answers are. */
export function isObject(value: unknown): value is IDataObject {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * What an object holds under a name that came from outside. Without it, a name such as `constructor` finds what every
 * object inherits (lint asks for it).
 */
export function ownValue<T>(object: { [name: string]: T }, name: string): T | undefined {
	return Object.hasOwn(object, name) ? object[name] : undefined;
}

/** A value as text, for people and addresses: JSON for what is neither a text nor a number. */
export function asText(value: unknown): string {
	return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** JSON with the keys of every object in alphabetical order, so that equal values give equal texts. */
export function sortedJson(value: unknown): string {
	if (Array.isArray(value)) return `[${value.map(sortedJson).join()}]`;
	if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
	const object = value as Record<string, unknown>;
	const entries = Object.keys(object)
		.filter((key) => object[key] !== undefined)
		.sort()
		.map((key) => `${JSON.stringify(key)}:${sortedJson(object[key])}`);
	return `{${entries.join()}}`;
}
