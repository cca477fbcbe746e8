// Loaded into n8n by NODE_OPTIONS: notes its memory after a full garbage collection, and errors that nobody caught.
const { appendFileSync } = require('node:fs');
const { setFlagsFromString } = require('node:v8');
const { runInNewContext } = require('node:vm');

const file = process.env.ROUTIX_WATCH_FILE;
const sampleEveryMs = 5000;

// Helpers that n8n starts, such as task runners, inherit the environment but are not what is measured.
if (file && process.argv[2] === 'start') {
	setFlagsFromString('--expose-gc');
	const collectGarbage = runInNewContext('gc');
	const note = (entry) => appendFileSync(file, `${JSON.stringify(entry)}\n`);

	process.on('uncaughtExceptionMonitor', (error, origin) => {
		note({ kind: origin, message: String(error?.stack ?? error) });
	});
	process.on('warning', (warning) => {
		note({ kind: 'warning', message: `${warning.name}: ${warning.message}` });
	});
	setInterval(() => {
		collectGarbage();
		const { rss, heapUsed, external } = process.memoryUsage();
		// With a listener of somebody's, Node.js does not tell the monitor above of unhandled rejections.
		const listeners = process.listenerCount('unhandledRejection');
		note({ kind: 'memory', at: Date.now(), rss, heapUsed, external, listeners });
	}, sampleEveryMs).unref();
}
