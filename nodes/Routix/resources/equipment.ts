import type { Resource } from './resource';

export const equipment: Resource = {
	name: 'equipment',
	path: 'equipment',
	singular: 'piece of equipment',
	plural: 'equipment',
	description: 'Trailers and other equipment',
	writable: false,
	live: false,
};
