/**
 * A small seeded generator (mulberry32). Faker fills the pools of words; the hundred thousands of records draw from
 * them with this, which costs nanoseconds a number.
 */
export class Random {
	private state: number;

	constructor(seed: number | string) {
		this.state = typeof seed === 'number' ? seed >>> 0 : hashOf(seed);
	}

	/** From 0 up to, not including, 1. */
	next(): number {
		this.state = (this.state + 0x6d2b79f5) | 0;
		let t = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
		t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
		return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
	}

	/** A whole number; both ends can come. */
	integer(lowest: number, highest: number): number {
		return lowest + Math.floor(this.next() * (highest - lowest + 1));
	}

	chance(probability: number): boolean {
		return this.next() < probability;
	}

	pick<T>(values: readonly T[]): T {
		return values[Math.floor(this.next() * values.length)];
	}

	/** A version 4 UUID. */
	uuid(): string {
		const a = this.word();
		const b = this.word();
		const c = this.word();
		const variant = '89ab'[this.integer(0, 3)];
		return `${a}-${b.slice(0, 4)}-4${b.slice(5)}-${variant}${c.slice(0, 3)}-${c.slice(3)}${this.word().slice(1)}`;
	}

	private word(): string {
		return (Math.floor(this.next() * 4294967296) + 4294967296).toString(16).slice(1);
	}
}

/** FNV-1a, 32 bits. */
function hashOf(text: string): number {
	let hash = 0x811c9dc5;
	for (let i = 0; i < text.length; i++) {
		hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
	}
	return hash >>> 0;
}
