import { inspect } from 'node:util';
import {
	AccessTokens,
	type AccessToken,
} from '../../../../../nodes/Routix/transport/credential/accessTokens';
import type { RoutixCredential } from '../../../../../nodes/Routix/transport/credential/routixCredential';
import { TokenRequestError } from '../../../../../nodes/Routix/transport/credential/tokenRequestError';

const credential: RoutixCredential = {
	grantType: 'client_credentials',
	clientId: 'client',
	clientSecret: 'routix_0123456789abcdef0123456789abcdef01234567',
	branchPublicId: 'RS2RDH3B',
	baseUrl: 'https://api.routix.com',
};

/** A cache on a clock of its own, and an exchange that gives token-1, token-2 … */
function cacheAt(start = 1_000_000, capacity?: number) {
	const clock = { now: start };
	const tokens = new AccessTokens(() => clock.now, capacity);
	let exchanges = 0;
	const obtain = async (lifetimeMs = 3_600_000): Promise<AccessToken> => ({
		value: `token-${++exchanges}`,
		lifetimeMs,
	});
	const get = async (changes: Partial<RoutixCredential> = {}, lifetimeMs?: number) =>
		(await tokens.get({ ...credential, ...changes }, async () => await obtain(lifetimeMs))).value;
	return { clock, tokens, get, exchanges: () => exchanges };
}

describe('the access tokens of a process', () => {
	it('are asked for once and then shared', async () => {
		const { get, exchanges } = cacheAt();
		expect(await get()).toBe('token-1');
		expect(await get()).toBe('token-1');
		expect(exchanges()).toBe(1);
	});

	it('are asked for once although many requests need them at the same time', async () => {
		const { tokens } = cacheAt();
		let give: (token: AccessToken) => void = () => undefined;
		const obtain = jest.fn(
			async () => await new Promise<AccessToken>((resolve) => (give = resolve)),
		);
		const waiting = Array.from({ length: 20 }, async () => await tokens.get(credential, obtain));
		give({ value: 'shared', lifetimeMs: 3_600_000 });

		const values = (await Promise.all(waiting)).map(({ value }) => value);
		expect(new Set(values)).toEqual(new Set(['shared']));
		expect(obtain).toHaveBeenCalledTimes(1);
	});

	it.each([
		{ lifetime: 3_600_000, renewedAfter: 3_540_000 },
		{ lifetime: 120_000, renewedAfter: 60_000 },
		{ lifetime: 90_000, renewedAfter: 45_000 },
		{ lifetime: 2_000, renewedAfter: 1_000 },
	])(
		'that live $lifetime ms are renewed after $renewedAfter ms',
		async ({ lifetime, renewedAfter }) => {
			const { clock, get } = cacheAt();
			await get({}, lifetime);
			clock.now += renewedAfter - 1;
			expect(await get()).toBe('token-1');
			clock.now += 1;
			expect(await get()).toBe('token-2');
		},
	);

	it('are renewed once although many requests find the old one too old', async () => {
		const { clock, get, exchanges } = cacheAt();
		await get();
		clock.now += 3_600_000;
		const values = await Promise.all(Array.from({ length: 10 }, async () => await get()));
		expect(new Set(values)).toEqual(new Set(['token-2']));
		expect(exchanges()).toBe(2);
	});

	it('differ by base URL, client ID and secret, and not by branch', async () => {
		const { get } = cacheAt();
		expect(await get()).toBe('token-1');
		expect(await get({ branchPublicId: 'K7M4PQ2X' })).toBe('token-1');
		expect(await get({ baseUrl: 'https://api.routix.nl' })).toBe('token-2');
		expect(await get({ clientId: 'other' })).toBe('token-3');
		expect(await get({ clientSecret: 'routix_new' })).toBe('token-4');
	});

	it('are not mixed up when the parts of two credentials join to the same text', async () => {
		const { get } = cacheAt();
		expect(await get({ clientId: 'ab', clientSecret: 'c' })).toBe('token-1');
		expect(await get({ clientId: 'a', clientSecret: 'bc' })).toBe('token-2');
		expect(await get({ clientId: 'a","b', clientSecret: 'c' })).toBe('token-3');
	});

	it('are kept for so many apps and no more, the oldest going first', async () => {
		const { get } = cacheAt(0, 2);
		await get({ clientId: 'first' });
		await get({ clientId: 'second' });
		await get({ clientId: 'third' });
		expect(await get({ clientId: 'third' })).toBe('token-3');
		expect(await get({ clientId: 'second' })).toBe('token-2');
		expect(await get({ clientId: 'first' })).toBe('token-4');
	});

	it('show no secret to whoever looks at their keys', async () => {
		const { get, tokens } = cacheAt();
		await get();
		const { entries } = tokens as unknown as { entries: Map<string, unknown> };
		expect([...entries.keys()]).toEqual([expect.stringMatching(/^[0-9a-f]{64}$/)]);
		expect(inspect(tokens, { depth: 9, showHidden: true })).not.toContain(credential.clientSecret);
	});
});

describe('a failed exchange', () => {
	it('is not remembered: the next request asks again', async () => {
		const { tokens, get } = cacheAt();
		const failing = tokens.get(credential, async () => await Promise.reject(new Error('503')));
		await expect(failing).rejects.toThrow('503');
		expect(await get()).toBe('token-1');
	});

	it('fails all that waited for it, and only those', async () => {
		const { tokens, get } = cacheAt();
		let fail: (error: Error) => void = () => undefined;
		const obtain = async () =>
			await new Promise<AccessToken>((_resolve, reject) => (fail = reject));
		const waiting = [tokens.get(credential, obtain), tokens.get(credential, obtain)];
		fail(new Error('invalid_client'));
		const results = await Promise.allSettled(waiting);
		expect(results.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
		expect(await get()).toBe('token-1');
	});

	it('does not throw away a newer token that somebody else obtained meanwhile', async () => {
		const { tokens } = cacheAt(0, 1);
		let fail: (error: Error) => void = () => undefined;
		const slow = tokens.get(
			credential,
			async () => await new Promise<AccessToken>((_resolve, reject) => (fail = reject)),
		);
		// Another app pushes the waiting one out of a cache for one, so that it is asked for anew.
		const answer = (value: string) => async () => ({ value, lifetimeMs: 3_600_000 });
		await tokens.get({ ...credential, clientId: 'other' }, answer('other'));
		await tokens.get(credential, answer('newer'));
		fail(new Error('late'));
		await expect(slow).rejects.toThrow('late');
		expect((await tokens.get(credential, answer('asked again'))).value).toBe('newer');
	});

	it('tells why until an exchange brings a token again', async () => {
		const { get, tokens } = cacheAt();
		const answer = { status: 401, headers: {}, message: '' };
		const refusal = new TokenRequestError('Routix does not accept the secret', '', answer);
		await expect(tokens.get(credential, async () => await Promise.reject(refusal))).rejects.toBe(
			refusal,
		);
		expect(tokens.refusal(credential)).toBe(refusal);
		expect(tokens.refusal({ ...credential, clientId: 'another' })).toBeUndefined();
		await get();
		expect(tokens.refusal(credential)).toBeUndefined();
	});

	it('of a renewal leaves the app to be asked again too', async () => {
		const { clock, tokens, get } = cacheAt();
		await get();
		clock.now += 3_600_000;
		const failing = tokens.get(credential, async () => await Promise.reject(new Error('503')));
		await expect(failing).rejects.toThrow('503');
		expect(await get()).toBe('token-2');
	});
});

describe('a token that Routix refused', () => {
	it('is dropped when it was there before the refused request began', async () => {
		const { clock, tokens, get } = cacheAt();
		await get();
		clock.now += 10;
		tokens.forget(credential, clock.now);
		expect(await get()).toBe('token-2');
	});

	it('is kept when it was obtained after the refused request began', async () => {
		const { clock, tokens, get } = cacheAt();
		const beganAt = clock.now;
		clock.now += 10;
		await get();
		tokens.forget(credential, beganAt);
		expect(await get()).toBe('token-1');
	});

	it('is dropped once although eight requests were refused with it', async () => {
		const { clock, tokens, get, exchanges } = cacheAt();
		await get();
		clock.now += 10;
		const beganAt = clock.now;
		clock.now += 10;
		const values = [];
		for (let request = 0; request < 8; request++) {
			tokens.forget(credential, beganAt);
			values.push(await get());
		}
		expect(new Set(values)).toEqual(new Set(['token-2']));
		expect(exchanges()).toBe(2);
	});

	it('does not disturb an exchange that is under way', async () => {
		const { clock, tokens } = cacheAt();
		let give: (token: AccessToken) => void = () => undefined;
		const obtain = jest.fn(
			async () => await new Promise<AccessToken>((resolve) => (give = resolve)),
		);
		const first = tokens.get(credential, obtain);
		tokens.forget(credential, clock.now);
		const second = tokens.get(credential, obtain);
		give({ value: 'one', lifetimeMs: 3_600_000 });
		expect([(await first).value, (await second).value]).toEqual(['one', 'one']);
		expect(obtain).toHaveBeenCalledTimes(1);
	});

	it('of an app that is not in the cache changes nothing', async () => {
		const { clock, tokens, get } = cacheAt();
		await get();
		tokens.forget({ ...credential, clientId: 'unknown' }, clock.now);
		expect(await get()).toBe('token-1');
	});
});

describe('the tokens to hide from error texts', () => {
	it('are the latest ones, the refused and the renewed ones included', async () => {
		const { clock, tokens, get } = cacheAt();
		expect(tokens.recentValues()).toEqual([]);
		await get();
		clock.now += 10;
		tokens.forget(credential, clock.now);
		expect(tokens.recentValues()).toEqual(['token-1']);
		await get();
		expect(tokens.recentValues()).toEqual(['token-1', 'token-2']);
	});

	it('are still those of an app that others have pushed out', async () => {
		const { tokens, get } = cacheAt();
		await get();
		for (let app = 0; app < 150; app++) {
			const other = { ...credential, clientId: `app-${app}` };
			await tokens.get(other, async () => ({ value: `of-app-${app}`, lifetimeMs: 3_600_000 }));
		}
		expect(tokens.recentValues()).toEqual(expect.arrayContaining(['token-1', 'of-app-149']));
	});

	it('are bounded, however often tokens are renewed', async () => {
		const { clock, tokens, get } = cacheAt();
		for (let renewal = 0; renewal < 400; renewal++) {
			await get();
			clock.now += 3_600_000;
		}
		const values = tokens.recentValues();
		expect(values).toHaveLength(300);
		expect(values.at(-1)).toBe('token-400');
	});
});
