const { testSequencer: _, ...e2e } = require('../e2e/jest.config.js');

/** The tests in the editor: one real n8n and one browser at a time, so the files run one after the other. */
module.exports = {
	...e2e,
	roots: ['<rootDir>/test/ui'],
	globalSetup: '<rootDir>/test/ui/setup.ts',
	testTimeout: 240_000,
};
