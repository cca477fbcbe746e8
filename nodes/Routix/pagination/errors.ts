/**
 * - `keptChanging`: rows moved so much in every pass that the pages could not be joined to the end.
 * - `fewerThanStated`: Routix states a `total` and does not hand out that many different records.
 * - `samePage`: Routix answers different offsets with the same page.
 * - `endless`: Routix has other records wherever one asks, or more than any list has.
 */
export type IncompleteReason = 'keptChanging' | 'fewerThanStated' | 'samePage' | 'endless';

/** The list could not be read completely. Nothing is returned then: a short list would look like a whole one. */
export class IncompleteListError extends Error {
	constructor(
		readonly reason: IncompleteReason,
		/** How many different records all passes together met. */
		readonly collected: number,
		/** The length of the list that Routix stated last, if it did. */
		readonly stated?: number,
	) {
		super(
			{
				keptChanging: 'The list kept changing while it was read',
				fewerThanStated: `Routix states ${stated} records but returned only ${collected} different ones`,
				samePage: 'Routix answered with the same page of records again and again',
				endless: `Routix has no end to its list: after ${collected} records there are always more`,
			}[reason],
		);
		this.name = 'IncompleteListError';
	}
}

/** The execution was cancelled while a list was read. */
export class ReadCancelledError extends Error {
	constructor() {
		super('The execution was cancelled while records were read');
		this.name = 'ReadCancelledError';
	}
}
