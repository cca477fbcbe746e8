import type { SimulatedRecord } from '../data/generate';

/** What is tried with a Routix that differs. Where each is carried out: `test/integration/variations/operations`. */
export const operationNames = [
	'Get',
	'Get Missing',
	'Get Many',
	'Get Many with Limit',
	'Record Picker',
	'Record Search',
	'Form',
	'Test',
	'Create or Update',
	'Create',
	'Update',
	'Created',
	'Updated',
] as const;

export type OperationName = (typeof operationNames)[number];

/** The groups about where a list ends. */
export const groupsOfLists = [
	'As we think',
	'Totals',
	'Page sizes',
	'Offsets',
	'Envelopes of lists',
] as const;

/** The groups about records, as they are answered and written. */
export const groupsOfAnswers = [
	'Empty lists',
	'Places of the total',
	'Identity',
	'Envelopes of one record',
	'No such record',
	'No address for one record',
	'Answers to writes',
	'Stated failures',
	'Refused writes',
	'Redirects',
	'Stored values',
] as const;

/** The groups about what stands in the way of an answer. */
export const groupsOfRefusals = [
	'Places of code and words',
	'Codes under any status',
	'What is not there',
	'Gateways and firewalls',
	'Passing troubles',
	'Limits of requests',
	'Token answers',
	'Refused tokens',
	'Logins',
	'Branch IDs',
	'Encodings',
] as const;

/** The sections of the list of what the real Routix may do differently, and their parts. */
export const groups = [...groupsOfLists, ...groupsOfAnswers, ...groupsOfRefusals];

export type Group = (typeof groups)[number];

/** What an error may say of the server. It is true only where a variation says so. */
export type Claim =
	| 'no such record'
	| 'branch unknown'
	| 'branch refused'
	| 'not open'
	| 'scope missing'
	| 'client refused'
	| 'app revoked'
	| 'token refused'
	| 'user token'
	| 'login ended'
	| 'values refused'
	| 'wrong address'
	| 'list changed'
	| 'list empty';

/** What an error has to say, and what it may. */
export interface ErrorWords {
	/** The claims that hold here; every other one would mislead. */
	true?: readonly Claim[];
	/** Those of them that have to be made, since Routix says so. */
	states?: readonly Claim[];
	/** Text that Routix gave and that has to be shown. */
	quotes?: string;
	/** What has to be in the message or the description. */
	says?: readonly RegExp[];
	/** What must not be in them. */
	never?: readonly RegExp[];
	/** Routix said that it did not do what was asked, so nobody may say that it may have been done. */
	isStated?: boolean;
}

/**
 * What has to come of an operation:
 * - `right`: the exact records, and the exact state of Routix;
 * - `clear error`: an error that is true, in our words;
 * - `exception`: either of them, although the data is there, for the reason that is given.
 */
export type Expectation =
	| ({ outcome: 'right' } & { why?: string })
	| ({ outcome: 'clear error'; why?: string } & ErrorWords)
	| ({ outcome: 'exception'; why: string } & ErrorWords);

/** A request on its way to the simulated Routix. */
export interface Asked {
	method: string;
	/** Without the query. */
	path: string;
	query: Record<string, string>;
	headers: Record<string, string>;
	/** Parsed where it is JSON, else as text; undefined where there is none. */
	body?: unknown;
	/** What the path points at. */
	at: 'list' | 'record' | 'token' | 'login' | 'elsewhere';
	/** Of the record API. */
	branch?: string;
	resource?: string;
	id?: string;
}

/** An answer before it is sent. */
export interface Answer {
	status: number;
	/** Names in lower case. */
	headers: Record<string, string>;
	/** JSON as a value, any other text as it is, bytes as they are; undefined: none. */
	body?: unknown;
}

/** Lets the simulated Routix answer as always, to what was asked or to something else. */
export type Pass = (
	changes?: Partial<Pick<Asked, 'method' | 'path' | 'query' | 'headers' | 'body'>>,
) => Promise<Answer>;

export interface Surroundings {
	/** Unix time in milliseconds by the clock that the client goes by. */
	now(): number;
	/** An access token that the record API accepts. */
	issueToken(): string;
}

/** What a server does that differs. Undefined: the connection is cut. */
export type Behaviour = (
	asked: Asked,
	pass: Pass,
	surroundings: Surroundings,
) => Answer | undefined | Promise<Answer | undefined>;

/** One thing that the real Routix may do otherwise than the simulator does. */
export interface Variation {
	name: string;
	group: Group;
	/** One sentence: what the server does. */
	does: string;
	touches: readonly OperationName[];
	/** `right` unless given. */
	expected?: Expectation;
	/** Where an operation differs from `expected`. */
	but?: Partial<Record<OperationName, Expectation>>;
	/** How many records a list has, 120 unless given. */
	records?: number;
	/** Newest first, as some servers list. */
	newestFirst?: boolean;
	/** How a record looks in answers, where it differs. */
	shown?(record: SimulatedRecord, resource: string): SimulatedRecord;
	/** The field that holds a record's ID in answers: `id` unless given; null: none does. */
	key?: string | null | ((resource: string) => string);
	/** The ID of the record at this place of its list. */
	idAt?(index: number): unknown;
	/** Other facts of the records of a list, by their place. */
	seeded?(record: SimulatedRecord, index: number): SimulatedRecord;
	/** An ID of which there is no record, where a UUID would not do. */
	missingId?: string;
	/** What becomes of fields that are written. */
	stored?(fields: SimulatedRecord): SimulatedRecord;
	/** Answers to writes repeat what was sent, whatever was stored. */
	answersAsSent?: boolean;
	/** The credential of the user, where it is another one. */
	credential?: Record<string, unknown>;
	/** Begins anew for each operation. */
	serve(): Behaviour;
}
