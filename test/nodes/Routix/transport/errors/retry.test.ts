import type { Failure } from '../../../../../nodes/Routix/transport/errors/failure';
import {
	mayBeCarriedOut,
	retryAfterMs,
	retryDelay,
	MAX_TRIES,
} from '../../../../../nodes/Routix/transport/errors/retry';

const now = Date.UTC(2026, 10, 24, 12, 0, 0);

function delayOf(
	changes: Partial<Failure> & {
		method?: string;
		tries?: number;
		random?: number;
		retryAfter?: string;
		waitedMs?: number;
	},
) {
	const {
		method = 'GET',
		tries = 1,
		random = 0.5,
		retryAfter,
		waitedMs = 60_000,
		...rest
	} = changes;
	const headers: Record<string, string> =
		retryAfter === undefined ? {} : { 'retry-after': retryAfter };
	const failure: Failure = { stage: 'request', headers, message: '', ...rest };
	return retryDelay({ failure, method, tries, waitedMs, now, random });
}

describe('a request is sent again', () => {
	it.each([429, 502, 503, 504])('when it reads and the answer is %d', (status) => {
		expect(delayOf({ status })).toBe(1_000);
	});

	it.each([
		'ECONNRESET',
		'ECONNREFUSED',
		'ETIMEDOUT',
		'ECONNABORTED',
		'EPIPE',
		'EAI_AGAIN',
		'ERR_BAD_RESPONSE',
		'Z_DATA_ERROR',
	])('when it reads and the network says %s', (networkCode) => {
		expect(delayOf({ networkCode })).toBe(1_000);
	});

	it.each(['POST', 'PATCH'])(
		'when it is a %s and Routix said that it limits requests',
		(method) => {
			expect(delayOf({ method, status: 429 })).toBe(1_000);
		},
	);

	it.each(['POST', 'PATCH'])('when it is a %s that never left for want of a token', (method) => {
		expect(delayOf({ method, status: 503, stage: 'token' })).toBe(1_000);
		expect(delayOf({ method, networkCode: 'ECONNRESET', stage: 'token' })).toBe(1_000);
	});

	it('after 1, 2, 4 and 8 seconds, and not a fifth time', () => {
		const delays = [1, 2, 3, 4, 5].map((tries) => delayOf({ status: 503, tries }));
		expect(delays).toEqual([1_000, 2_000, 4_000, 8_000, undefined]);
		expect(MAX_TRIES).toBe(5);
	});

	it('a quarter earlier or later, so that many workflows do not come at once', () => {
		expect(delayOf({ status: 503, random: 0 })).toBe(750);
		expect(delayOf({ status: 503, random: 0.999 })).toBe(1_250);
	});
});

describe('a request is not sent again', () => {
	it.each(['POST', 'PATCH'])('when it is a %s that may have been carried out', (method) => {
		for (const status of [500, 502, 503, 504]) expect(delayOf({ method, status })).toBeUndefined();
		for (const networkCode of ['ECONNRESET', 'ETIMEDOUT', 'ECONNABORTED', 'ERR_BAD_RESPONSE']) {
			expect(delayOf({ method, networkCode })).toBeUndefined();
		}
	});

	it.each([200, 302, 400, 401, 403, 404, 409, 413, 422, 500, 501])(
		'when the answer is %d, which waiting does not mend',
		(status) => {
			expect(delayOf({ status })).toBeUndefined();
		},
	);

	it.each([
		'ENOTFOUND',
		'CERT_HAS_EXPIRED',
		'DEPTH_ZERO_SELF_SIGNED_CERT',
		'EPROTO',
		'ERR_CANCELED',
		undefined,
	])('when the network says %s', (networkCode) => {
		expect(delayOf({ networkCode })).toBeUndefined();
	});
});

describe('Retry-After', () => {
	it.each([
		['0', 0],
		['7', 7_000],
		[' 7 ', 7_000],
		['1.5', 1_500],
		['60', 60_000],
		['Tue, 24 Nov 2026 12:00:09 GMT', 9_000],
		['Tuesday, 24-Nov-26 12:00:09 GMT', 9_000],
		['2026-11-24T12:00:09Z', 9_000],
	])('%j is waited out', (retryAfter, wait) => {
		expect(retryAfterMs(retryAfter, now)).toBe(wait);
		expect(delayOf({ status: 429, retryAfter })).toBe(wait);
	});

	it.each([
		'',
		' ',
		'soon',
		'in 5 minutes',
		'-5',
		'+5',
		'0x10',
		'1e3',
		'NaN',
		'Infinity',
		'7 seconds',
		'Tue, 24 Nov 2026 11:59:59 GMT',
		'99999999999999999999',
	])('%j is nonsense or past, so the usual waits apply', (retryAfter) => {
		expect(retryAfterMs(retryAfter, now)).toBeUndefined();
		expect(delayOf({ status: 429, retryAfter, tries: 2 })).toBe(2_000);
	});

	it('of more than a minute is an error at once', () => {
		expect(delayOf({ status: 429, retryAfter: '61' })).toBeUndefined();
		expect(delayOf({ status: 429, retryAfter: 'Tue, 24 Nov 2026 12:01:01 GMT' })).toBeUndefined();
	});

	it('does not let a write go again that may have been carried out', () => {
		expect(delayOf({ method: 'POST', status: 503, retryAfter: '1' })).toBeUndefined();
	});
});

describe('a write may have been carried out', () => {
	const may = (failure: Partial<Failure>) =>
		mayBeCarriedOut({ stage: 'request', headers: {}, message: '', ...failure });

	it.each([200, 201, 301, 302, 303, 408, 500, 502, 503, 504])('after an answer %d', (status) => {
		expect(may({ status })).toBe(true);
	});

	it.each(['ECONNRESET', 'ECONNABORTED', 'ERR_BAD_RESPONSE', 'ERR_CANCELED', undefined])(
		'when the network says %s',
		(networkCode) => {
			expect(may({ networkCode })).toBe(true);
		},
	);

	it.each([307, 308, 400, 401, 403, 404, 405, 409, 413, 422, 429])(
		'but not after an answer %d',
		(status) => {
			expect(may({ status })).toBe(false);
		},
	);

	it.each([
		'ECONNREFUSED',
		'ENOTFOUND',
		'EAI_AGAIN',
		'EHOSTUNREACH',
		'CERT_HAS_EXPIRED',
		'EPROTO',
		'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
	])('but not when no connection came about: %s', (networkCode) => {
		expect(may({ networkCode })).toBe(false);
	});

	it('but not when there was no token, or nothing was sent', () => {
		expect(may({ stage: 'token', status: 503 })).toBe(false);
		expect(may({ stage: 'token', networkCode: 'ECONNRESET' })).toBe(false);
		expect(may({ isUnsent: true })).toBe(false);
	});
});
