import type { NodeResource } from './resource';

export const oauthApp: NodeResource = {
	name: 'oauthApp',
	displayName: 'OAuth App',
	singular: 'OAuth app',
	plural: 'OAuth apps',
	description: 'The apps under Settings → OAuth Apps: register them, rotate their secrets',
	operations: ['register', 'rotateSecret', 'revoke', 'activate'],
	credential: 'routixUserTokenApi',
};
