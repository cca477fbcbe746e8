import { setTimeout as wait } from 'timers/promises';
import { isListRead, json } from './answers';
import { capped } from './pageSizes';
import type { Answer, Asked, Variation } from './variation';

/** Refuses what comes while another request is under way. */
function oneAtOnce(name: string, answer: (asked: Asked) => Answer): Variation {
	return {
		name: `several-at-once-${name}`,
		group: 'Page sizes',
		does: `The server answers ${name} to a list that is asked for while it answers another one.`,
		touches: ['Get Many', 'Record Search', 'Create or Update', 'Updated'],
		records: 327,
		serve: () => {
			let underWay = 0;
			const serve = capped(50, { limit: 'used', total: 'right' })();
			return async (asked, pass, surroundings) => {
				if (!isListRead(asked)) return await pass();
				if (underWay > 0) return answer(asked);
				underWay++;
				await wait(10);
				try {
					return await serve(asked, pass, surroundings);
				} finally {
					underWay--;
				}
			};
		},
	};
}

const busy = 'Another request of this app is under way';
export const severalAtOnceVariations: Variation[] = [
	oneAtOnce('429', () => json(429, { error: 'too_many_requests', message: busy })),
	oneAtOnce('503', () => json(503, { error: 'busy', message: busy })),
	oneAtOnce('409', () => json(409, { error: 'concurrent_request', message: busy })),
	oneAtOnce('423', () => json(423, { error: 'locked', message: busy })),
	oneAtOnce('500', () => json(500, { error: 'internal_error', message: busy })),
];
