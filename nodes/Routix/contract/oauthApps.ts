import type { IDataObject } from 'n8n-workflow';
import { isObject, ownValue } from '../json';

/** Where apps are managed, with the token of a logged-in user. */
export const APP_PATHS = {
	/** Documented (Routix docs, OAuth set-up guide, step 1). */
	register: '/functions/v1/register-oauth-app',
	/** Documented (the same, step 5). */
	rotate: '/functions/v1/rotate-oauth-secret',
	/**
	 * Inferred. Documented is only that the status is set "on the oauth_apps resource" (step 6); `/functions/v1` and
	 * `/auth/v1` are paths of a Supabase project, which serves its tables here by PostgREST.
	 */
	apps: '/rest/v1/oauth_apps',
};

/** An app ID is a UUID: documented by an example, and unlike the client ID. */
export const APP_ID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** `branch_ids` of a token answer are UUIDs (documented), and so are those that an app is restricted to (inferred). */
export const BRANCH_ID = APP_ID;

export type AppStatus = 'active' | 'revoked';

/** What a new app is to be. */
export interface Registration {
	name: string;
	redirectUris: string[];
	scopes: string[];
	description?: string;
	homepageUrl?: string;
	/** Internal IDs; none means all branches. */
	allowedBranchIds: string[];
}

/** An app as Routix registered it. */
export interface RegisteredApp {
	clientId: string;
	clientSecret: string;
	/** What Routix says of it beside the secret, in Routix's own names. */
	facts: IDataObject;
}

/** Documented, but for `homepage_url`, whose name is inferred: it is sent only when there is one. */
export function registrationBody(registration: Registration): IDataObject {
	const { name, redirectUris, scopes, description, homepageUrl, allowedBranchIds } = registration;
	return {
		name,
		...(description && { description }),
		...(homepageUrl && { homepage_url: homepageUrl }),
		redirect_uris: redirectUris,
		allowed_scopes: scopes,
		...(allowedBranchIds.length > 0 && { allowed_branch_ids: allowedBranchIds }),
	};
}

/** Documented. */
export function rotationBody(appId: string): IDataObject {
	return { oauth_app_id: appId };
}

/** The one row of {@link APP_PATHS.apps}, and that it is wanted back: both inferred from PostgREST. */
export const appRow = {
	query: (appId: string) => ({ id: `eq.${appId}` }),
	headers: { Prefer: 'return=representation' },
};

/** Documented for `register-oauth-app`; the rest of an answer could be secret. */
const FACTS = [
	'id',
	'name',
	'client_id',
	'redirect_uris',
	'allowed_scopes',
	'allowed_branch_ids',
	'status',
	'created_at',
];

/**
 * The app in the answer to a registration. Documented: `{ success: true, app: {…}, warning }`. Inferred: other envelopes.
 * Undefined when there is none with a client ID and a secret.
 */
export function registeredAppIn(body: unknown): RegisteredApp | undefined {
	for (const app of levelsOf(body)) {
		const clientId = textIn(app, 'client_id');
		const clientSecret = textIn(app, 'client_secret');
		if (clientId === undefined || clientSecret === undefined) continue;
		const facts = Object.entries(app).filter(([name]) => FACTS.includes(name));
		return { clientId, clientSecret, facts: Object.fromEntries(facts) };
	}
	return undefined;
}

/** The secret in the answer to a rotation. Documented: `{ success: true, client_secret, client_secret_last4, warning }`. */
export function newSecretIn(body: unknown): string | undefined {
	return levelsOf(body)
		.map((level) => textIn(level, 'client_secret'))
		.find((secret) => secret !== undefined);
}

/** Whether the answer to a change of status shows that no app was changed: PostgREST sends back the rows that were. */
export function changedNothing(body: unknown): boolean {
	return Array.isArray(body) && body.length === 0;
}

/** The answer itself and what stands in its envelopes. */
function levelsOf(body: unknown): IDataObject[] {
	if (!isObject(body)) return [];
	return [body.app, isObject(body.data) ? body.data.app : undefined, body.data, body].filter(
		isObject,
	);
}

function textIn(level: IDataObject, name: string): string | undefined {
	const value = ownValue(level, name);
	return typeof value === 'string' && value !== '' ? value : undefined;
}
