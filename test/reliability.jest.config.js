const base = require('../jest.config');

/** The tests that write the tables of docs/reliability.md. */
module.exports = {
	...base,
	rootDir: '..',
	testMatch: [
		'<rootDir>/test/integration/attacks/**/*.test.ts',
		'<rootDir>/test/integration/faults/matrix.test.ts',
		'<rootDir>/test/integration/variations/**/*.test.ts',
	],
	testPathIgnorePatterns: ['/node_modules/'],
};
