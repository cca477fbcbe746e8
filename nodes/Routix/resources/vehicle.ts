import type { Resource } from './resource';

export const vehicle: Resource = {
	name: 'vehicle',
	path: 'vehicles',
	singular: 'vehicle',
	plural: 'vehicles',
	description: 'Trucks and other vehicles',
	writable: true,
	live: false,
};
