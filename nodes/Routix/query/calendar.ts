import { clockAt, startOfDay } from '../values/timeZone';

export const HOUR_MS = 3_600_000;
export const DAY_MS = 24 * HOUR_MS;

/** The present moment, and what clocks show, in one time zone. */
export class Calendar {
	/**
	 * @param timeZone IANA name, e.g. `Europe/Amsterdam`
	 * @param now in milliseconds since 1970
	 */
	constructor(
		readonly timeZone: string,
		readonly now: number,
	) {}

	/** The midnight at which today began, as clocks show it. */
	get today(): number {
		return midnightBefore(this.clockAt(this.now));
	}

	/** What clocks show at a moment: in milliseconds, as if it were a moment in UTC. */
	clockAt(moment: number): number {
		return clockAt(moment, this.timeZone);
	}

	/** The first moment at which clocks show this, or would if they were not put forward just then. */
	momentOf(clock: number): number {
		return startOfDay(clock, this.timeZone);
	}
}

/** The midnight at which the day began. */
export function midnightBefore(clock: number): number {
	return Math.floor(clock / DAY_MS) * DAY_MS;
}

/** The midnight so many months later or earlier; of the last day of that month where the day does not exist in it. */
export function addMonths(midnight: number, months: number): number {
	const date = new Date(midnight);
	const first = Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months, 1);
	const last = Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months + 1, 0);
	return Math.min(first + (date.getUTCDate() - 1) * DAY_MS, last);
}
