// Loaded into n8n by NODE_OPTIONS: tells its memory after a full garbage collection when asked, and notes errors that
// nobody caught.
const { appendFileSync } = require('node:fs');
const { createServer } = require('node:http');
const { setFlagsFromString } = require('node:v8');
const { runInNewContext } = require('node:vm');

const { ROUTIX_WATCH_FILE: file, ROUTIX_WATCH_PORT: port } = process.env;

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
	createServer((_request, response) => {
		// What the first one finalizes, the second one frees.
		collectGarbage();
		collectGarbage();
		const { heapUsed, external } = process.memoryUsage();
		// With a listener of somebody's, Node.js does not tell the monitor above of unhandled rejections.
		const listeners = process.listenerCount('unhandledRejection');
		response.end(JSON.stringify({ at: Date.now(), heapUsed, external, listeners }));
	})
		.listen(Number(port), 'localhost')
		.unref();
}
