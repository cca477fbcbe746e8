import type { Random } from '../data/random';
import type { Fault } from './fault';

interface ArmedFault {
	fault: Fault;
	pattern: RegExp | undefined;
	skip: number;
	left: number;
}

/** The faults that wait for a request. The first that matches is used; the later ones do not count that request. */
export class FaultList {
	private armed: ArmedFault[] = [];

	constructor(private readonly random: Random) {}

	add(fault: Fault): void {
		const times = fault.times ?? 1;
		this.armed.push({
			fault,
			pattern: fault.on?.path === undefined ? undefined : new RegExp(fault.on.path),
			skip: fault.on?.skip ?? 0,
			left: times === 0 ? Infinity : times,
		});
	}

	clear(): void {
		this.armed = [];
	}

	/** How many faults still wait. */
	get waiting(): number {
		return this.armed.length;
	}

	take(method: string, url: string): Fault | undefined {
		if (this.armed.length === 0) return undefined;
		for (const candidate of this.armed) {
			if (!this.matches(candidate, method, url)) continue;
			if (candidate.skip > 0) {
				candidate.skip--;
				continue;
			}
			candidate.left--;
			if (candidate.left <= 0) this.armed = this.armed.filter((other) => other !== candidate);
			return candidate.fault;
		}
		return undefined;
	}

	private matches({ fault, pattern }: ArmedFault, method: string, url: string): boolean {
		const { on } = fault;
		if (on?.method !== undefined && on.method.toUpperCase() !== method) return false;
		if (pattern && !pattern.test(url) && !pattern.test(url.split('?', 1)[0])) return false;
		return on?.chance === undefined || this.random.next() < on.chance;
	}
}
