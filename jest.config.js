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
		'<rootDir>/test/(e2e|ui|queue|load|bench|compat|memory|secrets|simulator|supply)/',
		// Crossing all variations takes longer than the fast tests may: `npm run test:variations`.
		'<rootDir>/test/integration/variations/',
	],
	modulePathIgnorePatterns: [
		'<rootDir>/(dist|\\.runtime)',
		'<rootDir>/test/(e2e/n8n|compat/[^/]+)',
	],
	transform: {
		'^.+\\.ts$': ['@swc/jest', { jsc: { parser: { syntax: 'typescript' }, target: 'es2022' } }],
	},
};
