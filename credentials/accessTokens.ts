import { createHash } from 'crypto';
import type { RoutixCredential } from './routixCredential';

/** An access token as the client credentials endpoint gave it. */
export interface AccessToken {
	value: string;
	/** `bearer` (Routix docs, client credentials). */
	type: string;
	/** How long it lives, in milliseconds. */
	lifetimeMs: number;
}

interface Entry {
	token: Promise<AccessToken>;
	/** Unix time in milliseconds; undefined while the exchange is under way. */
	obtainedAt?: number;
	renewAt: number;
}

const RENEW_BEFORE_END_MS = 60_000;

/**
 * The access tokens of this process. One exchange at a time per app, renewed before they end, bounded in number and
 * kept in memory only. The key is a hash, so that no secret stands in the map.
 */
export class AccessTokens {
	private readonly entries = new Map<string, Entry>();

	constructor(
		private readonly now: () => number = Date.now,
		private readonly capacity = 100,
	) {}

	/** The token of this app: the one at hand while it is fresh, else the one that `obtain` brings. Passes on its errors. */
	async get(
		credential: RoutixCredential,
		obtain: () => Promise<AccessToken>,
	): Promise<AccessToken> {
		const key = keyOf(credential);
		const known = this.entries.get(key);
		if (known && this.now() < known.renewAt) return await known.token;

		const entry: Entry = { token: obtain(), renewAt: Infinity };
		this.entries.delete(key);
		this.entries.set(key, entry);
		if (this.entries.size > this.capacity) {
			this.entries.delete(this.entries.keys().next().value as string);
		}
		try {
			const { lifetimeMs } = await entry.token;
			entry.obtainedAt = this.now();
			entry.renewAt = entry.obtainedAt + lifetimeMs - Math.min(RENEW_BEFORE_END_MS, lifetimeMs / 2);
		} finally {
			const failed = entry.obtainedAt === undefined;
			if (failed && this.entries.get(key) === entry) this.entries.delete(key);
		}
		return await entry.token;
	}

	/**
	 * Forgets the app's token because Routix refused it, but only if it was there before the refused request began:
	 * a newer one was obtained by somebody else in the meantime.
	 * @param requestBeganAt Unix time in milliseconds
	 */
	forget(credential: RoutixCredential, requestBeganAt: number): void {
		const key = keyOf(credential);
		const obtainedAt = this.entries.get(key)?.obtainedAt;
		if (obtainedAt !== undefined && obtainedAt <= requestBeganAt) this.entries.delete(key);
	}
}

/** Everything that decides which token is given. */
function keyOf({ baseUrl, clientId, clientSecret }: RoutixCredential): string {
	return createHash('sha256')
		.update(JSON.stringify([baseUrl, clientId, clientSecret]))
		.digest('hex');
}
