import { createHash } from 'crypto';
import type { RoutixCredential } from './routixCredential';
import { TokenRequestError } from './tokenRequestError';

/** An access token as the client credentials endpoint gave it. */
export interface AccessToken {
	value: string;
	/** How long it lives, in milliseconds. */
	lifetimeMs: number;
	/** What it allows, if the answer says so. */
	scopes?: string[];
}

interface Entry {
	token: Promise<AccessToken>;
	/** Unix time in milliseconds; undefined while the exchange is under way, and when it failed. */
	obtainedAt?: number;
	/** Of the token that was given last. */
	scopes?: string[];
	/** Unix time in milliseconds; -Infinity once the token must be renewed. */
	renewAt: number;
	/** Why the exchange that ended last brought no token; undefined when it brought one. */
	refusal?: TokenRequestError;
}

const RENEW_BEFORE_END_MS = 60_000;

/** A refused request may carry a token that was renewed since, or whose app others have pushed out of the cache. */
const KEPT_VALUES = 300;

/**
 * The access tokens of this process. One exchange at a time per app, renewed before they end, bounded in number and
 * kept in memory only. The key is a hash, so that no secret stands in the map.
 */
export class AccessTokens {
	private readonly entries = new Map<string, Entry>();

	/** The tokens of all apps, the latest last, {@link KEPT_VALUES} at most. */
	private readonly given: string[] = [];

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

		const entry: Entry = { token: obtain(), renewAt: Infinity, refusal: known?.refusal };
		entry.token.catch((error: unknown) => {
			if (error instanceof TokenRequestError) entry.refusal = error;
		});
		this.entries.delete(key);
		this.entries.set(key, entry);
		if (this.entries.size > this.capacity) {
			this.entries.delete(this.entries.keys().next().value as string);
		}
		try {
			const { value, lifetimeMs, scopes } = await entry.token;
			entry.obtainedAt = this.now();
			entry.renewAt = entry.obtainedAt + lifetimeMs - Math.min(RENEW_BEFORE_END_MS, lifetimeMs / 2);
			this.given.push(value);
			if (this.given.length > KEPT_VALUES) this.given.shift();
			entry.refusal = undefined;
			entry.scopes = scopes;
		} finally {
			if (entry.obtainedAt === undefined) entry.renewAt = -Infinity;
		}
		return await entry.token;
	}

	/**
	 * Drops a refused token, unless it was renewed after the refused request began.
	 * @param requestBeganAt Unix time in milliseconds
	 */
	forget(credential: RoutixCredential, requestBeganAt: number): void {
		const entry = this.entries.get(keyOf(credential));
		if (entry?.obtainedAt !== undefined && entry.obtainedAt <= requestBeganAt) {
			entry.renewAt = -Infinity;
		}
	}

	/** How old the app's token is, in milliseconds; undefined when there is none. */
	ageOf(credential: RoutixCredential): number | undefined {
		const obtainedAt = this.entries.get(keyOf(credential))?.obtainedAt;
		return obtainedAt === undefined ? undefined : this.now() - obtainedAt;
	}

	/** What the app's token allows; undefined when Routix has not said so. */
	scopesOf(credential: RoutixCredential): string[] | undefined {
		return this.entries.get(keyOf(credential))?.scopes;
	}

	/** Why there was no token for the app when one was asked for last; undefined when there was one. */
	refusal(credential: RoutixCredential): TokenRequestError | undefined {
		return this.entries.get(keyOf(credential))?.refusal;
	}

	/** The last tokens of this process, expired ones too, so that errors can redact them: any of them may be answered back. */
	recentValues(): string[] {
		return [...this.given];
	}
}

/** Everything that decides which token is given. */
function keyOf({ baseUrl, clientId, clientSecret }: RoutixCredential): string {
	return createHash('sha256')
		.update(JSON.stringify([baseUrl, clientId, clientSecret]))
		.digest('hex');
}
