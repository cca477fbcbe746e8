import { n8nCommunityNodesPlugin } from '@n8n/eslint-plugin-community-nodes';
import { config } from '@n8n/node-cli/eslint';
import regexp from 'eslint-plugin-regexp';

// The gate's rules are about code that runs inside n8n. Tests, the simulator and the tools run in a plain Node.
const rulesForShippedCode = Object.keys(n8nCommunityNodesPlugin.rules).map((rule) => [
	`@n8n/community-nodes/${rule}`,
	'off',
]);

export default [
	{ ignores: ['coverage/**', 'test/e2e/n8n/**', 'test/compat/*/node_modules/**', '.runtime/**'] },
	...config,
	{
		files: ['nodes/**/*.ts', 'credentials/**/*.ts'],
		ignores: ['nodes/Routix/nodeError.ts'],
		rules: {
			'no-restricted-syntax': [
				'error',
				{
					selector: 'NewExpression[callee.name=/^Node(Operation|Api)Error$/]',
					message:
						'Use operationError or apiError: n8n replaces a message that holds one of its error codes.',
				},
			],
		},
	},
	{
		// A text from outside must never keep n8n busy.
		files: ['nodes/**/*.ts', 'credentials/**/*.ts'],
		plugins: { regexp },
		rules: {
			'regexp/no-super-linear-backtracking': ['error', { report: 'potential' }],
			'regexp/no-super-linear-move': ['error', { report: 'potential' }],
		},
	},
	{
		files: ['test/**/*.ts'],
		rules: { ...Object.fromEntries(rulesForShippedCode), 'no-console': 'off' },
	},
];
