import { Random } from './data/random';
import { FaultList } from './faults/faultList';
import { AccessTokens, type AccessRights } from './oauth/accessTokens';
import { AppRegistry, type OAuthApp } from './oauth/apps';
import { branchIdsOf } from './oauth/clientCredentials';
import { GrantStorage } from './oauth/grantStorage';
import { RecordStore } from './records/recordStore';
import { RequestLog } from './requestLog';
import { withSettings, type SimulatorSettings } from './settings';
import { variationNamed } from './variations';
import type { Behaviour, Variation } from './variations/variation';

/** Everything the simulator remembers. */
export class Simulation {
	settings: SimulatorSettings;
	readonly log = new RequestLog();
	readonly grants = new GrantStorage(() => this.settings.refreshTokenGraceSeconds);
	faults!: FaultList;
	apps!: AppRegistry;
	tokens!: AccessTokens;
	records!: RecordStore;
	/** What it does otherwise just now; undefined: nothing. */
	varied?: { variation: Variation; behaviour: Behaviour };
	/** Unix time in milliseconds of a client whose clock is not the real one. */
	clock?: number;

	constructor(private readonly initialSettings: SimulatorSettings) {
		this.settings = initialSettings;
		this.reset();
	}

	/** Back to the state of the start: settings, records, apps; no faults, no tokens, an empty log. */
	reset(): void {
		this.settings = this.initialSettings;
		const { seed } = this.settings;
		this.log.clear();
		this.varied = undefined;
		this.clock = undefined;
		this.faults = new FaultList(new Random(`${seed} faults`));
		this.apps = new AppRegistry(seed);
		this.tokens = new AccessTokens();
		this.grants.clear();
		this.records = new RecordStore(() => this.settings);
	}

	/** What a token allows, wherever it was issued; undefined when it is unknown or has expired. */
	rightsOf(token: string): AccessRights | undefined {
		return this.tokens.find(token) ?? this.grantedRights(token);
	}

	/** Differs as the variation of this name says, which begins anew; undefined: answers as always. */
	vary(name: string | undefined): void {
		const variation = name === undefined ? undefined : variationNamed(name);
		this.varied = variation && { variation, behaviour: variation.serve() };
	}

	/** An access token of the app that may do everything, whichever grant it is for. */
	issueAppToken(): string {
		const { full } = this.apps;
		const rights = { scopes: full.allowedScopes, branchIds: branchIdsOf(full) };
		return this.tokens.issue({ kind: 'app', ...rights }, this.settings.tokenLifetimeSeconds);
	}

	/** Access and refresh tokens issued since the start or the last reset. */
	issuedTokens(): string[] {
		return [...this.tokens.issued, ...this.grants.issued];
	}

	/** Ends the access tokens of apps at once, and on demand the refresh tokens. */
	expireTokens(refreshTokens = false): void {
		this.tokens.expire();
		this.grants.endAll('AccessToken');
		if (refreshTokens) this.grants.endAll('RefreshToken');
	}

	/** Gives the app another secret, which also ends its refresh tokens (Routix docs). */
	rotateSecret(app: OAuthApp): string {
		this.grants.endRefreshTokensOf(app.clientId);
		return this.apps.rotateSecret(app);
	}

	/** A revoked app gets no new tokens, and its refresh tokens end; those that were issued live on (Routix docs). */
	setStatus(app: OAuthApp, status: OAuthApp['status']): void {
		app.status = status;
		if (status === 'revoked') this.grants.endRefreshTokensOf(app.clientId);
	}

	configure(changes: Partial<SimulatorSettings>): void {
		const before = this.settings;
		this.settings = withSettings(before, changes);
		if (this.settings.newestFirst !== before.newestFirst) this.records.reverseAll();
	}

	/** What somebody granted on the consent page: branches of the chosen organization that the app may use. */
	private grantedRights(token: string): AccessRights | undefined {
		const payload = this.grants.find('AccessToken', token);
		const app = this.apps.find(payload?.clientId ?? '');
		if (!payload || !app) return undefined;
		const organization = this.grants.organizations.get(payload.grantId ?? '');
		const ofApp = branchIdsOf(app);
		return {
			kind: 'app',
			scopes: payload.scope?.split(' ') ?? [],
			branchIds: (organization?.branches ?? [])
				.map(({ id }) => id)
				.filter((id) => ofApp.includes(id)),
		};
	}
}
