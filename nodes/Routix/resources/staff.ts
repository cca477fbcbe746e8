import type { Resource } from './resource';

export const staff: Resource = {
	name: 'staff',
	path: 'staff',
	singular: 'staff member',
	plural: 'staff members',
	description: 'Drivers and other employees',
	writable: false,
	live: false,
};
