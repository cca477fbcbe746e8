import type { SimulatedRecord } from '../data/generate';
import { totalsOf } from '../data/invoice';
import type { ResourceName } from '../settings';
import {
	accountSchema,
	v1AccountSchema,
	invoiceSchema,
	orderSchema,
	vehicleSchema,
} from './schemas';

export type JsonSchema = Record<string, unknown>;

/** What the record API knows of one resource beyond its records. */
export interface SimulatedResource {
	readScope: string;
	/** Missing where Routix lists no write scope. */
	writeScope?: string;
	/** What a POST may hold; a PATCH the same without the required fields. */
	schema?: (version: string) => JsonSchema;
	/** What a new record starts with. */
	defaults?: SimulatedRecord;
	/** Fields that the server works out itself, from what a POST or PATCH changes and the record before it. */
	derive?: (
		changes: SimulatedRecord,
		before: SimulatedRecord,
		number: () => string,
	) => SimulatedRecord;
	/** A field of which no two records of a branch may have the same value. */
	unique?: string;
}

const readOnly = (name: ResourceName): SimulatedResource => ({ readScope: `routix:${name}:read` });

const writable = (
	name: ResourceName,
	facts: Omit<SimulatedResource, 'readScope' | 'writeScope'>,
): SimulatedResource => ({ ...readOnly(name), writeScope: `routix:${name}:write`, ...facts });

export const resources: Record<ResourceName, SimulatedResource> = {
	accounts: writable('accounts', {
		schema: (version) => (version === 'v1' ? v1AccountSchema : accountSchema),
		defaults: { email: null, phone: null, account_type: 'customer', status: 'active' },
	}),
	orders: writable('orders', {
		schema: () => orderSchema,
		defaults: { status: 'draft', currency: 'EUR' },
		derive: (_, before, number) => (before.order_number ? {} : { order_number: number() }),
	}),
	vehicles: writable('vehicles', {
		schema: () => vehicleSchema,
		defaults: { status: 'active' },
		unique: 'licence_plate',
	}),
	staff: readOnly('staff'),
	equipment: readOnly('equipment'),
	planning: readOnly('planning'),
	invoices: writable('invoices', {
		schema: () => invoiceSchema,
		defaults: { invoice_number: null, status: 'draft', currency: 'EUR', ...totalsOf([]) },
		derive: (changes, before, number) => ({
			...(Array.isArray(changes.lines) && totalsOf(changes.lines)),
			// An invoice gets its number when it is approved (Routix docs).
			...(!before.invoice_number &&
				changes.status === 'approved' && { invoice_number: `F${number()}` }),
		}),
	}),
};

/** The eleven scopes of Routix. */
export const allScopes: string[] = Object.values(resources).flatMap(({ readScope, writeScope }) =>
	writeScope === undefined ? [readScope] : [readScope, writeScope],
);
