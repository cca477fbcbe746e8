import { everything } from './expectations';
import type { Variation } from './variation';

/** What everything else is measured by: nothing is otherwise, and everything has to be right. */
export const none: Variation = {
	name: 'none',
	group: 'As we think',
	does: 'The server does everything as the simulator does.',
	touches: everything,
	serve: () => async (_asked, pass) => await pass(),
};
