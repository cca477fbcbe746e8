const base = require('../../jest.config.js');

/** The end-to-end tests: one real n8n for all files, which therefore run one after the other. */
module.exports = {
	...base,
	rootDir: '../..',
	roots: ['<rootDir>/test/e2e'],
	testPathIgnorePatterns: ['/node_modules/', '<rootDir>/test/e2e/n8n/'],
	modulePathIgnorePatterns: ['<rootDir>/dist', '<rootDir>/test/e2e/n8n', '<rootDir>/.runtime'],
	globalSetup: '<rootDir>/test/e2e/setup.ts',
	globalTeardown: '<rootDir>/test/e2e/teardown.ts',
	testSequencer: '<rootDir>/test/e2e/leaksLast.js',
	maxWorkers: 1,
	testTimeout: 300_000,
};
