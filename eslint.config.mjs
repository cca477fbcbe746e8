import { config } from '@n8n/node-cli/eslint';

// The gate's rules are about code that runs inside n8n. Tests, the simulator and the build run in a plain Node.
export default [
	...config,
	{
		files: ['test/**/*.ts'],
		rules: {
			'@n8n/community-nodes/no-restricted-globals': 'off',
			'@n8n/community-nodes/no-restricted-imports': 'off',
			'@n8n/community-nodes/require-node-api-error': 'off',
			'@n8n/community-nodes/no-hardcoded-secrets': 'off',
			'no-console': 'off',
		},
	},
	{ ignores: ['test/e2e/n8n/**', 'test/compat/**', 'coverage/**'] },
];
