import {
	insteadOfFirst,
	isForRecords,
	isListRead,
	isRecordRead,
	isWrite,
	json,
	page,
	text,
} from './answers';
import { clearError } from './expectations';
import type { Answer, Asked, OperationName, Variation } from './variation';

const isRead = (asked: Asked) => isListRead(asked) || isRecordRead(asked);
const readers: OperationName[] = [
	'Get',
	'Get Many',
	'Record Picker',
	'Create or Update',
	'Created',
];

/** What passes by itself. */
const troubles: Record<string, () => Answer | undefined> = {
	'408': () => text(408, 'Request Timeout'),
	'425': () => text(425, 'Too Early'),
	'429': () => json(429, { error: 'too_many_requests' }),
	'500-worker-limit': () => json(500, { code: 'WORKER_LIMIT', message: 'Not enough compute' }),
	'500-worker-error': () => json(500, { code: 'WORKER_ERROR' }),
	'500-worker-boot': () => json(500, { code: 'WORKER_BOOT_ERROR', msg: 'Worker failed to boot' }),
	'502': () => page(502, '502 Bad Gateway'),
	'503': () => json(503, { code: 'BOOT_ERROR', message: 'Function failed to start' }),
	'504': () => text(504, 'upstream request timeout'),
	...Object.fromEntries(
		[520, 521, 522, 523, 524, 530].map((status) => [
			String(status),
			() => text(status, `error code: ${status}`),
		]),
	),
	'546': () => json(546, { code: 'WORKER_LIMIT' }),
	'cut-off': () => undefined,
};

const once = Object.entries(troubles).flatMap(([name, answer]): Variation[] => [
	{
		name: `passing-${name}`,
		group: 'Passing troubles',
		does: `The server meets the first three reads with ${name.replaceAll('-', ' ')}, and then answers.`,
		touches: readers,
		serve: insteadOfFirst(3, isRead, answer),
	},
	{
		name: `passing-${name}-to-tokens`,
		group: 'Passing troubles',
		does: `The server meets the first two requests for a token with ${name.replaceAll('-', ' ')}, and then answers.`,
		touches: ['Get Many', 'Create', 'Created'],
		serve: insteadOfFirst(2, ({ at }) => at === 'token', answer),
	},
]);

/** A write is not sent again unless it was certainly not processed. */
const toWrites: Variation[] = [
	...['429', '503', '504', '408', '520', '546', 'cut-off'].map(
		(name): Variation => ({
			name: `passing-${name}-to-writes`,
			group: 'Passing troubles',
			does: `The server carries the first write out, and then answers ${name}.`,
			touches: ['Create', 'Update'],
			...(name !== '429' && { expected: clearError({ says: [/may have/] }) }),
			serve: insteadOfFirst(1, isWrite, async (_asked, pass) => {
				// A 429 says that nothing was processed.
				if (name !== '429') await pass();
				return troubles[name]();
			}),
		}),
	),
	{
		name: 'passing-425-to-writes',
		group: 'Passing troubles',
		does: 'The server answers the first write with 425, and does not process it.',
		touches: ['Create', 'Update'],
		expected: clearError(),
		serve: insteadOfFirst(1, isWrite, troubles['425']),
	},
];

const brokenOff: Variation = {
	name: 'passing-half-an-answer',
	group: 'Passing troubles',
	does: 'The server breaks the first answers off in the middle of the JSON, although it states no length.',
	touches: readers,
	serve: insteadOfFirst(2, isRead, async (_asked, pass) => {
		const answer = await pass();
		return { ...answer, body: Buffer.from(JSON.stringify(answer.body).slice(0, -40)) };
	}),
};

/** Clocks that differ: a token counts only a moment after it was issued. */
const freshToken: Variation = {
	name: 'token-not-yet-valid',
	group: 'Passing troubles',
	does: 'The server refuses each token in its first two seconds.',
	touches: ['Get', 'Get Many', 'Record Picker', 'Create', 'Update', 'Created'],
	serve: () => {
		const since = new Map<string, number>();
		return async (asked, pass, { now }) => {
			if (!isForRecords(asked)) return await pass();
			const { authorization = '' } = asked.headers;
			if (!since.has(authorization)) since.set(authorization, now());
			return now() - since.get(authorization)! >= 2_000
				? await pass()
				: json(401, { error: 'invalid_token', error_description: 'Token used before issued' });
		};
	},
};

export const passingVariations: Variation[] = [...once, ...toWrites, brokenOff, freshToken];
