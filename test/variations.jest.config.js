const base = require('../jest.config');

/** Every variation of the simulated Routix, crossed with every operation that it touches. */
module.exports = {
	...base,
	rootDir: '..',
	testMatch: ['<rootDir>/test/integration/variations/**/*.test.ts'],
	testPathIgnorePatterns: ['/node_modules/'],
};
