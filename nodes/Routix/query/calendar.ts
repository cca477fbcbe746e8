export const HOUR_MS = 3_600_000;
export const DAY_MS = 24 * HOUR_MS;

/**
 * Times as the clocks of one time zone show them. A local time is the Unix time, in milliseconds, that it would be if
 * the zone were UTC: days are whole multiples of {@link DAY_MS} then, whatever the clocks do in between.
 */
export class Calendar {
	private knownFormat?: Intl.DateTimeFormat;

	/**
	 * @param timeZone IANA name, e.g. `Europe/Amsterdam`; an unknown one stands for the zone of the machine
	 * @param now Unix time in milliseconds
	 */
	constructor(
		private readonly timeZone: string,
		readonly now: number,
	) {}

	/** The local time at which the present day began. */
	get today(): number {
		return startOfDay(this.localOf(this.now));
	}

	/** The local time at this Unix time. */
	localOf(time: number): number {
		const parts = new Map<string, number>();
		for (const { type, value } of this.format.formatToParts(time)) parts.set(type, Number(value));
		const [year, month, day, hour, minute, second] = CLOCK_PARTS.map(
			(part) => parts.get(part) ?? 0,
		);
		const milliseconds = ((time % 1000) + 1000) % 1000;
		return Date.UTC(year, month - 1, day, hour, minute, second, milliseconds);
	}

	/**
	 * The Unix time at which the clocks show this local time: the first one where they show it twice, and where they
	 * jump over it, the moment of the jump or as much after it.
	 */
	unixOf(local: number): number {
		const offsets = [local - DAY_MS, local + DAY_MS].map((near) => this.localOf(near) - near);
		const [before] = offsets;
		const times = offsets.map((offset) => local - offset).sort((left, right) => left - right);
		return times.find((time) => this.localOf(time) === local) ?? local - before;
	}

	/** Made when it is needed: many queries have nothing to do with time. */
	private get format(): Intl.DateTimeFormat {
		this.knownFormat ??= new Intl.DateTimeFormat('en-US', {
			timeZone: isTimeZone(this.timeZone) ? this.timeZone : undefined,
			calendar: 'gregory',
			numberingSystem: 'latn',
			hourCycle: 'h23',
			year: 'numeric',
			month: 'numeric',
			day: 'numeric',
			hour: 'numeric',
			minute: 'numeric',
			second: 'numeric',
		});
		return this.knownFormat;
	}
}

const CLOCK_PARTS = ['year', 'month', 'day', 'hour', 'minute', 'second'];

/** The local time at which the day of a local time began. */
export function startOfDay(local: number): number {
	return Math.floor(local / DAY_MS) * DAY_MS;
}

/** The local time of a day as people count: month 1 to 12. Undefined when there is no such day. */
export function dayOf(year: number, month: number, day: number): number | undefined {
	const local = Date.UTC(year, month - 1, day);
	const date = new Date(local);
	const exists = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
	return exists && date.getUTCFullYear() === year ? local : undefined;
}

/** The day so many months later or earlier; the last one of the month where it has no such day. */
export function addMonths(day: number, months: number): number {
	const date = new Date(day);
	const first = Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months, 1);
	const last = Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months + 1, 0);
	return Math.min(first + (date.getUTCDate() - 1) * DAY_MS, last);
}

function isTimeZone(name: string): boolean {
	try {
		return new Intl.DateTimeFormat('en-US', { timeZone: name }).resolvedOptions().timeZone !== '';
	} catch {
		return false;
	}
}
