/** One piece of work that is ready to begin. */
export interface Work<T> {
	/** How many may be under way once it has begun. */
	atOnce: number;
	/** No two with the same key are under way at once. */
	key?: string;
	/** Waited out before it begins, while nothing is under way. */
	pause?: () => Promise<void>;
	run(): Promise<T>;
}

export interface Plan<T> {
	count: number;
	/** Makes one ready, in order, when the one before has begun. What it throws is the outcome of that one. */
	prepare(index: number): Promise<Work<T>>;
	/** Whether nothing more begins once one has failed. */
	stopsOnFailure: boolean;
	/** Once true, nothing more begins. */
	isCancelled(): boolean;
}

/**
 * Works on several things at once. They begin strictly in order: one that waits for another with the same key lets none
 * overtake it. So when one fails, all before it have begun and will end. Returns when nothing is under way any longer.
 * @returns the outcomes by index; none of what did not begin
 */
export async function sideBySide<T>(plan: Plan<T>): Promise<Array<PromiseSettledResult<T>>> {
	const { count, prepare } = plan;
	const outcomes: Array<PromiseSettledResult<T>> = [];
	const underWay = new Set<Promise<void>>();
	const busyKeys = new Set<string | undefined>();
	let hasFailed = false;
	const isOver = () => (plan.stopsOnFailure && hasFailed) || plan.isCancelled();

	const settle = async (index: number, promise: Promise<T>) => {
		const [outcome] = await Promise.allSettled([promise]);
		outcomes[index] = outcome;
		if (outcome.status === 'rejected') hasFailed = true;
	};
	const begin = (index: number, { key, run }: Work<T>) => {
		if (key !== undefined) busyKeys.add(key);
		const ended: Promise<void> = settle(index, run()).then(() => {
			underWay.delete(ended);
			busyKeys.delete(key);
		});
		underWay.add(ended);
	};

	for (let index = 0; index < count && !isOver(); index++) {
		const prepared = prepare(index);
		const work = await prepared.catch(() => undefined);
		if (work === undefined) {
			await settle(index, prepared as Promise<never>);
			continue;
		}
		const { atOnce, key, pause } = work;
		const before = pause ? 0 : atOnce - 1;
		while (underWay.size > before || busyKeys.has(key)) await Promise.race(underWay);
		if (!isOver()) await pause?.();
		if (!isOver()) begin(index, work);
	}
	await Promise.all(underWay);
	return outcomes;
}
