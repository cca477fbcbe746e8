import { credentialDeeds } from './credential';
import { readingDeeds } from './reading';
import { rotationDeeds } from './rotation';
import { syncDeeds } from './sync';
import { triggerDeeds } from './trigger';

/** What the sentences of the Dutch guide ask for. */
export const dutchDeeds = [
	...credentialDeeds,
	...readingDeeds,
	...syncDeeds,
	...triggerDeeds,
	...rotationDeeds,
];
