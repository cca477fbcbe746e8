import type { OperationName } from '../../simulator/variations/variation';
import { readOperations } from './readOperations';
import { triggerOperations } from './triggerOperations';
import type { World } from './world';
import { writeOperations } from './writeOperations';

/**
 * Carries an operation out and looks at what came of it.
 * @returns what is wrong with it by Routix's own state; undefined: nothing
 * @throws {ProductError} what the package threw
 */
export type Operation = (world: World) => Promise<string | undefined>;

/** In the order in which they are tried: those that read come first, and find the lists as they were filled. */
export const operations: Record<OperationName, Operation> = {
	...readOperations,
	...writeOperations,
	...triggerOperations,
};
