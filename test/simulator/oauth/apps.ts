import { createHash, randomBytes, randomUUID } from 'crypto';
import { branches } from '../organizations';
import { allScopes } from '../records/resource';

/** An app as in Routix's Settings → OAuth Apps. */
export interface OAuthApp {
	id: string;
	name: string;
	description: string;
	homepageUrl: string;
	clientId: string;
	/** `routix_` and 40 hexadecimal characters (Routix docs). */
	clientSecret: string;
	redirectUris: string[];
	allowedScopes: string[];
	/** Internal branch IDs; empty = all branches. */
	allowedBranchIds: string[];
	status: 'active' | 'revoked';
	createdAt: string;
}

/** What somebody in the dashboard lets an app do; it counts for the tokens issued from then on. */
export type AppRights = Partial<Pick<OAuthApp, 'allowedScopes' | 'allowedBranchIds'>>;

export type NewApp = Pick<OAuthApp, 'name'> &
	Partial<Pick<OAuthApp, 'description' | 'homepageUrl' | 'redirectUris'>> &
	AppRights;

/** Where n8n and tests come back to; any port of these loopback hosts is allowed, as RFC 8252 has it. */
const loopbackRedirectUris = ['localhost', '127.0.0.1'].flatMap((host) =>
	['/rest/oauth2-credential/callback', '/callback'].map((path) => `http://${host}${path}`),
);

/** All apps, with three ready-made ones whose ID and secret depend on the seed only. */
export class AppRegistry {
	private readonly byClientId = new Map<string, OAuthApp>();
	/** Every secret so far, dead or not, for tests that look for leaks. */
	readonly secrets: string[] = [];
	readonly full: OAuthApp;
	readonly restricted: OAuthApp;
	readonly pkce: OAuthApp;

	constructor(private readonly seed: number) {
		this.full = this.readyMade('ERP connection', {});
		this.restricted = this.readyMade('Restricted connection', {
			allowedScopes: ['routix:accounts:read', 'routix:orders:read'],
			allowedBranchIds: [branches[0].id],
		});
		this.pkce = this.readyMade('n8n', { redirectUris: loopbackRedirectUris });
	}

	find(clientId: string): OAuthApp | undefined {
		return this.byClientId.get(clientId);
	}

	findById(id: string): OAuthApp | undefined {
		return [...this.byClientId.values()].find((app) => app.id === id);
	}

	register(app: NewApp): OAuthApp {
		return this.add(app, randomUUID(), randomUUID(), randomBytes(20).toString('hex'));
	}

	/** Gives the app another secret; the old one is worth nothing from now on. */
	rotateSecret(app: OAuthApp): string {
		app.clientSecret = `routix_${randomBytes(20).toString('hex')}`;
		this.secrets.push(app.clientSecret);
		return app.clientSecret;
	}

	private readyMade(name: string, app: Partial<NewApp>): OAuthApp {
		const hex = (purpose: string) =>
			createHash('sha1').update(`${this.seed} ${name} ${purpose}`).digest('hex');
		return this.add({ name, ...app }, asUuid(hex('id')), asUuid(hex('client id')), hex('secret'));
	}

	private add(app: NewApp, id: string, clientId: string, secret: string): OAuthApp {
		const complete: OAuthApp = {
			description: '',
			homepageUrl: '',
			redirectUris: [],
			allowedScopes: allScopes,
			allowedBranchIds: [],
			...app,
			id,
			clientId,
			clientSecret: `routix_${secret}`,
			status: 'active',
			createdAt: new Date().toISOString(),
		};
		this.byClientId.set(clientId, complete);
		this.secrets.push(complete.clientSecret);
		return complete;
	}
}

function asUuid(hex: string): string {
	const part = (from: number, to: number) => hex.slice(from, to);
	return `${part(0, 8)}-${part(8, 12)}-4${part(13, 16)}-a${part(17, 20)}-${part(20, 32)}`;
}
