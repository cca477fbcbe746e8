/** @type {import('jest').Config} */
module.exports = {
	testEnvironment: 'node',
	// All processors: Jest would leave one idle, which is half of a small machine.
	maxWorkers: '100%',
	roots: ['<rootDir>/test'],
	testMatch: ['**/*.test.ts'],
	// A machine that does other things as well may take seconds to load n8n-core.
	testTimeout: 60_000,
	testPathIgnorePatterns: [
		'/node_modules/',
		'<rootDir>/test/(e2e|ui|queue|load|bench|compat|fuzz|memory|secrets|simulator|supply)/',
		// These take longer than the fast tests may: `npm run test:extended` and `npm run test:variations`.
		'<rootDir>/test/integration/(attacks|faults|large|variations)/',
	],
	modulePathIgnorePatterns: [
		'<rootDir>/(dist|\\.runtime)',
		'<rootDir>/test/(e2e/n8n|compat/[^/]+)',
	],
	transform: {
		'^.+\\.ts$': ['@swc/jest', { jsc: { parser: { syntax: 'typescript' }, target: 'es2022' } }],
	},
};
