import type { Resource } from './resource';

export const planning: Resource = {
	name: 'planning',
	path: 'planning',
	singular: 'planning entry',
	plural: 'planning entries',
	description: 'Planning and route data: trips of vehicles and drivers',
	writable: false,
	live: false,
};
