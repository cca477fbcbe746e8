import type { Adapter, AdapterPayload } from 'oidc-provider';
import type { Organization } from '../organizations';

interface StoredArtifact {
	payload: AdapterPayload;
	expiresAt: number;
	consumedAt?: number;
}

const tokenModels = ['AccessToken', 'RefreshToken'];

/** What the OAuth server has to remember: sessions, grants, codes and tokens. Its tokens are opaque: their value is their key. */
export class GrantStorage {
	private readonly artifacts = new Map<string, StoredArtifact>();
	/** Which organization was chosen on the consent page, by grant. */
	readonly organizations = new Map<string, Organization>();
	/** Access and refresh tokens issued so far, expired or not. */
	issued: string[] = [];

	/** `graceSeconds`: how long a used refresh token goes on to work. */
	constructor(private readonly graceSeconds: () => number) {}

	find(model: string, id: string): AdapterPayload | undefined {
		const artifact = this.artifacts.get(`${model}:${id}`);
		if (!artifact || artifact.expiresAt <= Date.now()) return undefined;
		const { payload, consumedAt } = artifact;
		const graceMs = model === 'RefreshToken' ? this.graceSeconds() * 1000 : 0;
		if (consumedAt === undefined || Date.now() < consumedAt + graceMs) return payload;
		return { ...payload, consumed: Math.floor(consumedAt / 1000) };
	}

	clear(): void {
		this.artifacts.clear();
		this.organizations.clear();
		this.issued = [];
	}

	/** Ends all tokens of one kind at once. */
	endAll(model: 'AccessToken' | 'RefreshToken'): void {
		for (const key of this.artifacts.keys()) {
			if (key.startsWith(`${model}:`)) this.artifacts.delete(key);
		}
	}

	/** Ends the logins of one app: none of its refresh tokens works any more. */
	endRefreshTokensOf(clientId: string): void {
		for (const [key, { payload }] of this.artifacts) {
			if (key.startsWith('RefreshToken:') && payload.clientId === clientId) {
				this.artifacts.delete(key);
			}
		}
	}

	/** The storage as oidc-provider asks for it. Clients come from elsewhere. */
	adapter(model: string): Adapter {
		const key = (id: string) => `${model}:${id}`;
		return {
			find: async (id) => this.find(model, id),
			upsert: async (id, payload, expiresIn) => {
				const lifetimeMs = expiresIn === undefined ? Infinity : expiresIn * 1000;
				if (tokenModels.includes(model) && !this.artifacts.has(key(id))) this.issued.push(id);
				this.artifacts.set(key(id), { payload, expiresAt: Date.now() + lifetimeMs });
			},
			consume: async (id) => {
				const artifact = this.artifacts.get(key(id));
				if (artifact) artifact.consumedAt ??= Date.now();
			},
			destroy: async (id) => {
				this.artifacts.delete(key(id));
			},
			revokeByGrantId: async (grantId) => {
				for (const [name, { payload }] of this.artifacts) {
					if (payload.grantId === grantId) this.artifacts.delete(name);
				}
			},
			findByUid: async (uid) =>
				[...this.artifacts.values()].find(({ payload }) => payload.uid === uid)?.payload,
			// Only the device grant asks for this, which is switched off.
			findByUserCode: async () => undefined,
		};
	}
}
