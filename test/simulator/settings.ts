/** The seven resources by their name in the URL. */
export const resourceNames = [
	'accounts',
	'orders',
	'vehicles',
	'staff',
	'equipment',
	'planning',
	'invoices',
] as const;

export type ResourceName = (typeof resourceNames)[number];

/**
 * How an error body spells its parts. Routix documents the codes and causes of its errors, not the keys:
 * `oauth` = `{error, error_description, details}`, `code` = `{code, message, details}`,
 * `nested` = `{error: {code, message, details}}`.
 */
export type ErrorShape = 'oauth' | 'code' | 'nested';

/** What the simulator can be told to do; each can be changed while it runs (`port` and `seed` at the start only). */
export interface SimulatorSettings {
	/** 0 takes any free port. */
	port: number;
	/** Same seed, same records and same ready-made apps. */
	seed: number;
	/** Milliseconds before any request, except those of the control API, is looked at. */
	latencyMs: number;
	/** Most records in one page, whatever `limit` asks; null = as asked. */
	pageSizeCap: number | null;
	/** Leaves `total` out of `pagination`. */
	omitTotal: boolean;
	/** Stated as `total` instead of the right one, of whatever type; null = the right one. */
	wrongTotal: unknown;
	/** Order of every list: newest record first, or oldest first. Changing it turns the lists round. */
	newestFirst: boolean;
	/** An updated record moves to the newest end, as in a list sorted by its last change. */
	updatedRecordsMove: boolean;
	/** Resources answered with 404, as those that Routix marks "Planned". */
	plannedResources: ResourceName[];
	/** Lifetime of access tokens, seconds. */
	tokenLifetimeSeconds: number;
	/** Record requests allowed in one second; the rest is answered with 429 and `Retry-After` (seconds, 1 unless given). */
	rateLimit: { requestsPerSecond: number; retryAfterSeconds?: number } | null;
	errorShape: ErrorShape;
	/** Single records are answered bare instead of as `{"data": {…}, "version": "v1"}`. */
	bareRecords: boolean;
	/** Fields that the simulator does not know in a POST or PATCH: refused with 422, dropped, or stored. */
	unknownFields: 'refuse' | 'ignore' | 'store';
	/** A gateway in front of the app endpoints wants this as `apikey`; null = there is none. */
	gatewayKey: string | null;
	/** A refresh brings a new refresh token and ends the old one. */
	rotateRefreshTokens: boolean;
	/** For so many seconds a refresh token that was already used still works; afterwards its use ends the whole grant. */
	refreshTokenGraceSeconds: number;
	/** Records of the first branch at the start and after a reset; the other branches get a third of it. */
	recordCounts: Record<ResourceName, number>;
}

export const defaultSettings: SimulatorSettings = {
	port: 0,
	seed: 2026,
	latencyMs: 0,
	pageSizeCap: null,
	omitTotal: false,
	wrongTotal: null,
	newestFirst: false,
	updatedRecordsMove: false,
	plannedResources: [],
	tokenLifetimeSeconds: 3600,
	rateLimit: null,
	errorShape: 'oauth',
	bareRecords: false,
	unknownFields: 'refuse',
	gatewayKey: null,
	rotateRefreshTokens: true,
	refreshTokenGraceSeconds: 0,
	recordCounts: {
		accounts: 137,
		orders: 84,
		vehicles: 31,
		staff: 42,
		equipment: 23,
		planning: 56,
		invoices: 63,
	},
};

/** Throws on a name that is no setting, so that a misspelt one does not silently do nothing. */
export function withSettings(
	current: SimulatorSettings,
	changes: Partial<SimulatorSettings>,
): SimulatorSettings {
	for (const name of Object.keys(changes)) {
		if (!(name in defaultSettings)) throw new RangeError(`The simulator has no setting "${name}"`);
	}
	return {
		...current,
		...changes,
		recordCounts: { ...current.recordCounts, ...changes.recordCounts },
	};
}
