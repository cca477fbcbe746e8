/** Which requests a fault meets. */
export interface FaultMatch {
	/** HTTP method; any when left out. */
	method?: string;
	/** Regular expression, tried on the path alone and on path and query together; any when left out. */
	path?: string;
	/** Lets that many matching requests pass first. */
	skip?: number;
	/** Meets a matching request only with this probability, 0 to 1; drawn from the simulator's seed. */
	chance?: number;
}

/** What is left of the answer's place when the request never reaches the application. */
export type InsteadOfAnswer =
	| { kind: 'status'; status: number; headers?: Record<string, string>; body?: unknown }
	| { kind: 'resetBefore' }
	/** `to` is an absolute URL or a path; with `keepPath` the path and query asked for are appended to it. */
	| { kind: 'redirect'; to: string; status?: number; keepPath?: boolean }
	/** The page of a proxy or a maintenance notice. */
	| { kind: 'html'; status?: number }
	/** Bytes exactly as given (`base64` wins); content type JSON unless the headers say otherwise. */
	| {
			kind: 'raw';
			body?: string;
			base64?: string;
			status?: number;
			headers?: Record<string, string>;
	  }
	/** A list answer with so many made-up records, whatever `limit` asked. */
	| { kind: 'manyRecords'; count: number };

/** What happens to the answer of a request that was processed as usual. */
export type AlteredAnswer =
	| { kind: 'resetAfter' }
	| { kind: 'slowHeaders'; ms: number }
	/** Headers at once, the body in ten parts over `ms`. */
	| { kind: 'slowBody'; ms: number }
	/** States the whole length, sends `bytes` of it (half unless given) and closes the connection. */
	| { kind: 'cutBody'; bytes?: number }
	| { kind: 'compress'; encoding?: 'gzip' | 'deflate' | 'br'; corrupt?: boolean }
	| { kind: 'byteOrderMark' }
	/** Another content type, and with `encodeAs` the text really written in that encoding. */
	| { kind: 'contentType'; value: string; encodeAs?: 'latin1' | 'utf16le' }
	/** No body at all, under this status (the processed one unless given). */
	| { kind: 'emptyBody'; status?: number };

/** What changes in a list just before the matched request is answered as usual. */
export type ListChange = {
	kind: 'change';
	resource: string;
	branchPublicId?: string;
	/** Positions in the list, counted before anything is removed. */
	removeAt?: number[];
	/** Plausible new records: how many, and where ('start', 'end' or a position). */
	insert?: { count: number; at?: 'start' | 'end' | number };
};

export type FaultAction = InsteadOfAnswer | AlteredAnswer | ListChange;

/** `times`: how many requests it meets, 1 unless given, 0 = for ever. */
export type Fault = { on?: FaultMatch; times?: number } & FaultAction;

const kinds: Record<Fault['kind'], true> = {
	status: true,
	resetBefore: true,
	redirect: true,
	html: true,
	raw: true,
	manyRecords: true,
	resetAfter: true,
	slowHeaders: true,
	slowBody: true,
	cutBody: true,
	compress: true,
	byteOrderMark: true,
	contentType: true,
	emptyBody: true,
	change: true,
};

const matchParts: Record<keyof FaultMatch, true> = {
	method: true,
	path: true,
	skip: true,
	chance: true,
};

/** Tells a fault from a misspelt one, which would otherwise meet no request, or every one. */
export function isFault(value: unknown): value is Fault {
	if (typeof value !== 'object' || value === null || !('kind' in value)) return false;
	const on = 'on' in value ? value.on : {};
	return (
		Object.hasOwn(kinds, String(value.kind)) &&
		typeof on === 'object' &&
		Object.keys(on ?? {}).every((part) => Object.hasOwn(matchParts, part))
	);
}
