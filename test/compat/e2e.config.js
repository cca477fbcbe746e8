const base = require('../e2e/jest.config.js');

/** What shows that the package works in a whole n8n; the rest of the end-to-end tests is about one version only. */
const files = [
	'operations',
	'branches',
	'credential',
	'failures',
	'httpRequest',
	'tokens',
	'pkce',
	'trigger',
	'leaks',
];

module.exports = {
	...base,
	rootDir: '../..',
	testMatch: files.map((name) => `<rootDir>/test/e2e/${name}.test.ts`),
};
