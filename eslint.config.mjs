import { n8nCommunityNodesPlugin } from '@n8n/eslint-plugin-community-nodes';
import { config } from '@n8n/node-cli/eslint';

// The gate's rules are about code that runs inside n8n. Tests, the simulator and the tools run in a plain Node.
const rulesForShippedCode = Object.keys(n8nCommunityNodesPlugin.rules).map((rule) => [
	`@n8n/community-nodes/${rule}`,
	'off',
]);

export default [
	{ ignores: ['coverage/**', 'test/e2e/n8n/**', 'test/compat/*/node_modules/**', '.runtime/**'] },
	...config,
	{
		files: ['test/**/*.ts'],
		rules: { ...Object.fromEntries(rulesForShippedCode), 'no-console': 'off' },
	},
];
