import type { SimulatedRecord } from './data/generate';
import type { Fault } from './faults/fault';
import type { AppRights, NewApp, OAuthApp } from './oauth/apps';
import type { Branch, Organization } from './organizations';
import { spawnSimulator } from './process';
import type { RequestFilter, RequestLogEntry } from './requestLog';
import type { ResourceName, SimulatorSettings } from './settings';

export type {
	Fault,
	RequestFilter,
	RequestLogEntry,
	ResourceName,
	SimulatedRecord,
	SimulatorSettings,
};

/** What an app authenticates with; `id` is what rotate-oauth-secret calls `oauth_app_id`. */
export type AppKeys = Pick<OAuthApp, 'id' | 'clientId' | 'clientSecret'>;

/** A list is the first branch's unless another branch is named. */
export interface Simulator {
	/** `http://localhost:<port>` */
	readonly url: string;
	/** All eleven scopes, all branches. */
	readonly app: AppKeys;
	/** accounts:read and orders:read in the first branch only. */
	readonly restrictedApp: AppKeys;
	/** For the authorization code grant; comes back to any loopback port at n8n's callback path or `/callback`. */
	readonly pkceApp: AppKeys;
	/** A signed-in user's token: the record API refuses it, the app endpoints want it. Another one after `reset()`. */
	readonly userToken: string;
	readonly branches: Branch[];
	readonly organizations: Pick<Organization, 'id' | 'name'>[];

	configure(settings: Partial<SimulatorSettings>): Promise<void>;
	addFault(fault: Fault): Promise<void>;
	clearFaults(): Promise<void>;
	/** How many faults have not met all their requests yet. */
	waitingFaults(): Promise<number>;

	/**
	 * Differs in one way from now on, see `variations/`; without a name it answers as always again.
	 * @param now see `setClock`
	 */
	vary(name?: string, now?: number): Promise<void>;
	/** Tells the time by which the client goes, where that is not the real one; Unix time in milliseconds. */
	setClock(now: number): Promise<void>;

	/** Replaces a list by `count` plausible records, the same ones for the same seed. */
	seed(resource: ResourceName, count: number, branchPublicId?: string): Promise<void>;
	/** All records with all their fields, in the order of the list. */
	records(resource: ResourceName, branchPublicId?: string): Promise<SimulatedRecord[]>;
	/**
	 * Puts records into a list, as given but with an `id` where it lacks, or so many plausible new ones;
	 * at the end where new records appear unless `at` says otherwise. Returns them complete.
	 */
	insert(
		resource: ResourceName,
		records: SimulatedRecord[] | number,
		options?: { branchPublicId?: string; at?: 'start' | 'end' | number },
	): Promise<SimulatedRecord[]>;
	/** Changes fields as somebody in the dashboard would; sets `updated_at`. Returns the whole record. */
	update(
		resource: ResourceName,
		id: string,
		fields: SimulatedRecord,
		branchPublicId?: string,
	): Promise<SimulatedRecord>;
	remove(resource: ResourceName, ids: string[], branchPublicId?: string): Promise<void>;

	/** What was asked so far, in order of arrival; requests to the control API are not among it. */
	requests(filter?: RequestFilter): Promise<RequestLogEntry[]>;
	clearRequests(): Promise<void>;

	/** Every client secret so far, dead ones too, for tests that look for leaks. */
	issuedSecrets(): Promise<string[]>;
	/** Every access and refresh token issued so far, expired ones too, for tests that look for leaks. */
	issuedTokens(): Promise<string[]>;
	/** Ends all access tokens of apps at once; with `refreshTokens` those too. */
	expireTokens(options?: { refreshTokens?: boolean }): Promise<void>;
	/** A revoked app gets no new tokens and its refresh tokens end; access tokens live on. */
	revokeApp(clientId: string): Promise<void>;
	reactivateApp(clientId: string): Promise<void>;
	registerApp(app: NewApp): Promise<AppKeys>;
	/** Changes what an app may do; tokens that were issued before keep what they had. */
	changeApp(clientId: string, rights: AppRights): Promise<void>;
	/** Gives an app a new secret, as the dashboard does; its refresh tokens end. */
	rotateSecret(clientId: string): Promise<AppKeys>;

	/** A client credentials token of `app`, or of the given one, asked for over the API. */
	token(app?: Pick<AppKeys, 'clientId' | 'clientSecret'>): Promise<string>;
	/** Back to the state of the start; the ready-made apps keep their IDs and secrets. */
	reset(): Promise<void>;
	/** Ends the process. Safe to call twice. */
	stop(): Promise<void>;
}

/** Starts a simulator in a process of its own, which ends with this one at the latest. */
export async function startSimulator(
	settings: Partial<SimulatorSettings> = {},
): Promise<Simulator> {
	const { url, stop } = await spawnSimulator(settings);
	const call = async <T>(method: string, path: string, body?: unknown): Promise<T> => {
		const response = await fetch(`${url}${path}`, {
			method,
			...(body !== undefined && {
				headers: { 'content-type': 'application/json' },
				body: JSON.stringify(body),
			}),
		});
		if (!response.ok)
			throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
		return (await response.json()) as T;
	};
	const control = <T>(method: string, name: string, body?: unknown) =>
		call<T>(method, `/simulator/${name}`, body);
	const perform = async (method: string, name: string, body?: unknown) => {
		await control(method, name, body);
	};
	type Facts = Pick<
		Simulator,
		'app' | 'restrictedApp' | 'pkceApp' | 'userToken' | 'branches' | 'organizations'
	>;
	let facts = await control<Facts>('GET', 'info');

	return {
		url,
		...facts,
		get userToken() {
			return facts.userToken;
		},
		configure: (changes) => perform('POST', 'settings', changes),
		addFault: (fault) => perform('POST', 'faults', fault),
		clearFaults: () => perform('DELETE', 'faults'),
		waitingFaults: async () => (await control<{ waiting: number }>('GET', 'faults')).waiting,
		vary: (name, now) => perform('POST', 'variation', { name, now }),
		setClock: (now) => perform('POST', 'clock', { now }),
		seed: (resource, count, branchPublicId) =>
			perform('POST', 'seed', { resource, count, branchPublicId }),
		records: (resource, branchPublicId) => {
			const query = new URLSearchParams({ resource, ...(branchPublicId && { branchPublicId }) });
			return control('GET', `records?${query.toString()}`);
		},
		insert: (resource, records, options) =>
			control('POST', 'records', { resource, records, ...options }),
		update: (resource, id, fields, branchPublicId) =>
			control('PATCH', 'records', { resource, id, fields, branchPublicId }),
		remove: (resource, ids, branchPublicId) =>
			perform('DELETE', 'records', { resource, ids, branchPublicId }),
		requests: (filter = {}) => control('POST', 'requests', filter),
		clearRequests: () => perform('DELETE', 'requests'),
		issuedSecrets: () => control('GET', 'secrets'),
		issuedTokens: () => control('GET', 'tokens'),
		expireTokens: (options = {}) => perform('POST', 'tokens/expire', options),
		revokeApp: (clientId) => perform('POST', `apps/${clientId}/status`, { status: 'revoked' }),
		reactivateApp: (clientId) => perform('POST', `apps/${clientId}/status`, { status: 'active' }),
		changeApp: (clientId, rights) => perform('PATCH', `apps/${clientId}`, rights),
		registerApp: (app) => control('POST', 'apps', app),
		rotateSecret: (clientId) => control('POST', `apps/${clientId}/rotate`, {}),
		token: async ({ clientId, clientSecret } = facts.app) => {
			const { access_token: token } = await call<{ access_token: string }>(
				'POST',
				'/functions/v1/oauth-token',
				{ grant_type: 'client_credentials', client_id: clientId, client_secret: clientSecret },
			);
			return token;
		},
		reset: async () => {
			await perform('POST', 'reset');
			facts = await control<Facts>('GET', 'info');
		},
		stop,
	};
}
