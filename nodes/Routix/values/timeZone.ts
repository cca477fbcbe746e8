/** Building one takes far longer than using it, and a run needs one zone only. */
const formats = new Map<string, Intl.DateTimeFormat>();

/** Zones are four times as many; a run needs one or two. */
const MOST_FORMATS = 100;

const DAY_MS = 86_400_000;

function formatOf(timeZone: string): Intl.DateTimeFormat {
	const known = formats.get(timeZone);
	if (known) return known;
	if (formats.size === MOST_FORMATS) formats.clear();
	const format = new Intl.DateTimeFormat('en-US', {
		timeZone,
		hourCycle: 'h23',
		year: 'numeric',
		month: 'numeric',
		day: 'numeric',
		hour: 'numeric',
		minute: 'numeric',
		second: 'numeric',
	});
	formats.set(timeZone, format);
	return format;
}

/**
 * What a clock in the zone shows at a moment, both in milliseconds: the clock as if it were one of UTC.
 * @throws {RangeError} when there is no such zone
 */
export function clockAt(moment: number, timeZone: string): number {
	const parts = new Map<string, number>();
	for (const { type, value } of formatOf(timeZone).formatToParts(moment)) {
		parts.set(type, Number(value));
	}
	const part = (name: string) => parts.get(name) ?? 0;
	const seconds = Date.UTC(
		part('year'),
		part('month') - 1,
		part('day'),
		part('hour'),
		part('minute'),
		part('second'),
	);
	return seconds + (((moment % 1000) + 1000) % 1000);
}

/**
 * The moments at which a clock in the zone shows this, earliest first: none when the clocks are put forward over it,
 * two when they are put back over it.
 */
export function momentsOf(clock: number, timeZone: string): number[] {
	// No zone changes its clocks twice in two days.
	const moments = [clock - DAY_MS, clock + DAY_MS].map(
		(near) => clock - (clockAt(near, timeZone) - near),
	);
	return [...new Set(moments)]
		.filter((moment) => clockAt(moment, timeZone) === clock)
		.sort((left, right) => left - right);
}

/** The first moment of the day on whose midnight the clock stands, also where clocks are put forward at midnight. */
export function startOfDay(midnight: number, timeZone: string): number {
	const before = midnight - DAY_MS;
	const unchanged = midnight - (clockAt(before, timeZone) - before);
	return momentsOf(midnight, timeZone)[0] ?? unchanged;
}
