const base = require('../../jest.config.js');

/** n8n's queue mode: one main and two workers on a Redis and a PostgreSQL of their own. */
module.exports = {
	...base,
	rootDir: '../..',
	roots: ['<rootDir>/test/queue'],
	testPathIgnorePatterns: ['/node_modules/'],
	globalSetup: '<rootDir>/test/queue/endChildren.ts',
	maxWorkers: 1,
	testTimeout: 600_000,
};
