/** How many records there are, and how long Routix takes before it looks at a request, in milliseconds. */
export interface Cell {
	rows: number;
	latencyMs: number;
}

/** One run of one contestant. */
export interface Run {
	requests: number;
	/** The most requests that were under way at once. */
	mostAtOnce: number;
	/** From the arrival of the first request for records until the last one was answered, milliseconds. */
	requestsMs: number;
	/** The whole execution, milliseconds. */
	wholeMs: number;
	/** The processor time that its process used meanwhile, milliseconds. */
	processorMs: number;
	/** The most memory that the process occupied meanwhile, MiB. */
	peakMiB: number;
}

/** Somebody who does the work that is measured. */
export interface Contestant {
	name: string;
	/** The process whose memory counts. */
	pid: number;
	/** Does it once. */
	work(cell: Cell): Promise<void>;
	/** Does it and says how many records came of it. */
	count(): Promise<number>;
	stop(): Promise<void>;
}
