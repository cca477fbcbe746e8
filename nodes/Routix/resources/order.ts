import type { Resource } from './resource';

export const order: Resource = {
	name: 'order',
	path: 'orders',
	singular: 'order',
	plural: 'orders',
	description: 'Transport orders with their stops, cargo, cost and revenue',
	writable: true,
	live: false,
};
