import type { NodeResource } from './resource';

export const apiAccess: NodeResource = {
	name: 'apiAccess',
	displayName: 'API Access',
	singular: 'API access',
	plural: 'API access',
	description: 'What the credential may do in Routix, and how the API answers',
	operations: ['check'],
};
