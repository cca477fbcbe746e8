import type { Resource } from './resource';

export const invoice: Resource = {
	name: 'invoice',
	path: 'invoices',
	singular: 'invoice',
	plural: 'invoices',
	description: 'Outgoing invoices with their lines',
	writable: true,
	live: false,
};
