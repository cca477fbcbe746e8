/** How many accounts there are, and how long Routix takes before it looks at a request, in milliseconds. */
export interface Cell {
	rows: number;
	latencyMs: number;
}

/** One run of one contestant. */
export interface Run {
	requests: number;
	/** From the arrival of the first request for accounts until the last one was answered, milliseconds. */
	requestsMs: number;
	/** The whole execution, milliseconds. */
	wholeMs: number;
	/** The processor time that its process used meanwhile, milliseconds. */
	processorMs: number;
	/** The most memory that the process occupied meanwhile, MiB. */
	peakMiB: number;
}

/** Somebody who reads the accounts that are wanted. */
export interface Contestant {
	name: string;
	/** The process whose memory counts. */
	pid: number;
	/** Reads them once. */
	read(): Promise<void>;
	/** Reads them and says how many it got. */
	count(): Promise<number>;
	stop(): Promise<void>;
}
