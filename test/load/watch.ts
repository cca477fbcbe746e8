import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findFreePort } from '../e2e/harness/processes';
import { fitLine, type Line } from './fitLine';

/** What is loaded into n8n; see the file itself. */
const watcher = join(__dirname, 'watchProcess.cjs');

interface MemorySample {
	/** Unix time in milliseconds. */
	at: number;
	/** Bytes, as `process.memoryUsage()` gives them after a garbage collection. */
	heapUsed: number;
	external: number;
	/** How many listeners keep unhandled rejections from the watcher. */
	listeners: number;
}

interface Trouble {
	kind: 'uncaughtException' | 'unhandledRejection' | 'warning';
	message: string;
}

/** How n8n's memory in use went between two times, in megabytes and minutes. */
export interface MemoryTrend extends Line {
	samples: number;
	firstMegabytes: number;
	lastMegabytes: number;
	/** What the line says it grew by in the whole time. */
	growthMegabytes: number;
	/** What that is uncertain by (two standard errors). */
	uncertaintyMegabytes: number;
	meanMegabytes: number;
}

/** Looks into a running n8n. */
export class Watch {
	readonly samples: MemorySample[] = [];

	private constructor(
		private readonly file: string,
		private readonly port: number,
	) {}

	/** @param file where n8n notes its troubles */
	static async prepare(file: string): Promise<Watch> {
		return new Watch(file, await findFreePort());
	}

	/** What the n8n has to be started with. */
	get environment(): Record<string, string> {
		return {
			NODE_OPTIONS: `--require ${watcher}`,
			ROUTIX_WATCH_FILE: this.file,
			ROUTIX_WATCH_PORT: String(this.port),
		};
	}

	/** Measures n8n's memory. */
	async sample(): Promise<void> {
		const response = await fetch(`http://localhost:${this.port}/`);
		this.samples.push((await response.json()) as MemorySample);
	}

	/** The errors that nobody caught, and the warnings. */
	get troubles(): Trouble[] {
		const lines = existsSync(this.file) ? readFileSync(this.file, 'utf8').split('\n') : [];
		return lines.filter(Boolean).map((line) => JSON.parse(line) as Trouble);
	}

	/** Fits a line through the heap and the memory outside it (buffers) that were in use from a time on. */
	trendFrom(from: number): MemoryTrend {
		const points = this.samples
			.filter(({ at }) => at >= from)
			.map(({ at, heapUsed, external }) => ({
				x: (at - from) / 60_000,
				y: (heapUsed + external) / 1e6,
			}));
		const line = fitLine(points);
		const minutes = points[points.length - 1].x - points[0].x;
		return {
			...line,
			samples: points.length,
			firstMegabytes: points[0].y,
			lastMegabytes: points[points.length - 1].y,
			growthMegabytes: line.slope * minutes,
			uncertaintyMegabytes: 2 * line.slopeError * minutes,
			meanMegabytes: points.reduce((sum, { y }) => sum + y, 0) / points.length,
		};
	}
}
