import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fitLine, type Line } from './fitLine';

/** What is loaded into n8n; see the file itself. */
const watcher = join(__dirname, 'watchProcess.cjs');

interface MemorySample {
	kind: 'memory';
	/** Unix time in milliseconds. */
	at: number;
	/** Bytes, as `process.memoryUsage()` gives them after a garbage collection. */
	rss: number;
	heapUsed: number;
	external: number;
	/** How many listeners keep unhandled rejections from the watcher. */
	listeners: number;
}

interface Trouble {
	kind: 'uncaughtException' | 'unhandledRejection' | 'warning';
	message: string;
}

/** What an n8n has to be started with to be watched. */
export function watchedBy(file: string): Record<string, string> {
	return { NODE_OPTIONS: `--require ${watcher}`, ROUTIX_WATCH_FILE: file };
}

/** Everything noted so far. */
export function readWatch(file: string): { memory: MemorySample[]; troubles: Trouble[] } {
	const lines = existsSync(file) ? readFileSync(file, 'utf8').split('\n').filter(Boolean) : [];
	const entries = lines.map((line) => JSON.parse(line) as MemorySample | Trouble);
	const isMemory = (entry: MemorySample | Trouble): entry is MemorySample =>
		entry.kind === 'memory';
	return {
		memory: entries.filter(isMemory),
		troubles: entries.filter((entry): entry is Trouble => !isMemory(entry)),
	};
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

/** Fits a line through the heap and the memory outside it (buffers) that are in use after garbage collections. */
export function memoryTrend(samples: MemorySample[], from: number, to: number): MemoryTrend {
	const points = samples
		.filter(({ at }) => at >= from && at <= to)
		.map(({ at, heapUsed, external }) => ({
			x: (at - from) / 60_000,
			y: (heapUsed + external) / 1e6,
		}));
	const line = fitLine(points);
	const minutes = (to - from) / 60_000;
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
