const base = require('../../jest.config.js');

const modules = '<rootDir>/test/compat/n8n-2.20/node_modules';

/** The integration tests on the oldest n8n-core that the package supports. */
module.exports = {
	...base,
	rootDir: '../..',
	roots: ['<rootDir>/test/integration'],
	// What these see is kept in docs/reliability.md, in the words of the newest n8n.
	testPathIgnorePatterns: ['/node_modules/', '/test/integration/(attacks|variations)/'],
	modulePathIgnorePatterns: ['<rootDir>/(dist|\\.runtime)', '<rootDir>/test/e2e/n8n'],
	moduleNameMapper: {
		'^(n8n-core|n8n-workflow)$': `${modules}/$1`,
	},
	testTimeout: 60_000,
	// n8n-core 2.20 leaves something running, which the newer one does not.
	forceExit: true,
};
