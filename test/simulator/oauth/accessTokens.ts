import { randomBytes } from 'crypto';

/** What an access token lets its bearer do. */
export interface AccessRights {
	/** `app` = from one of the OAuth endpoints; `user` = of somebody who is signed in to the dashboard. */
	kind: 'app' | 'user';
	scopes: string[];
	/** Internal IDs of the branches. */
	branchIds: string[];
}

interface IssuedToken extends AccessRights {
	expiresAt: number;
}

/** The opaque access tokens that the simulator issues itself: client credentials, and one of a user. */
export class AccessTokens {
	private readonly live = new Map<string, IssuedToken>();
	/** Everything issued so far, expired or not, for tests that look for leaks. */
	readonly issued: string[] = [];
	/** A signed-in user's token: registers apps and rotates secrets, and is refused by the record API. */
	readonly user: string;

	constructor() {
		this.user = this.issue({ kind: 'user', scopes: [], branchIds: [] }, Infinity);
	}

	issue(rights: AccessRights, lifetimeSeconds: number): string {
		const token = randomBytes(32).toString('base64url');
		this.live.set(token, { ...rights, expiresAt: Date.now() + lifetimeSeconds * 1000 });
		this.issued.push(token);
		return token;
	}

	/** Undefined for a token that is unknown or has expired. */
	find(token: string): AccessRights | undefined {
		const found = this.live.get(token);
		return found && found.expiresAt > Date.now() ? found : undefined;
	}

	/** Ends all tokens of apps at once. */
	expire(): void {
		for (const [token, { kind }] of this.live) {
			if (kind === 'app') this.live.delete(token);
		}
	}
}
