const base = require('../../jest.config.js');

/** How many minutes the load lasts: 30 in the long form, 3 in continuous integration. */
const minutes = Number(process.env.ROUTIX_LOAD_MINUTES ?? 3);

module.exports = {
	...base,
	rootDir: '../..',
	roots: ['<rootDir>/test/load'],
	testPathIgnorePatterns: ['/node_modules/'],
	globalSetup: '<rootDir>/test/queue/endChildren.ts',
	maxWorkers: 1,
	// The start of n8n before it, and the last poll of the trigger after it, take some minutes more.
	testTimeout: (minutes + 12) * 60_000,
};
