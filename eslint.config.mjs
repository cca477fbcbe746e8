import { n8nCommunityNodesPlugin } from '@n8n/eslint-plugin-community-nodes';
import { config } from '@n8n/node-cli/eslint';
import regexp from 'eslint-plugin-regexp';

// The gate's rules are about code that runs inside n8n. Tests, the simulator and the tools run in a plain Node.
const rulesForShippedCode = Object.keys(n8nCommunityNodesPlugin.rules).map((rule) => [
	`@n8n/community-nodes/${rule}`,
	'off',
]);

const ONE_WAY_TO_ERRORS = {
	selector: 'NewExpression[callee.name=/^Node(Operation|Api)Error$/]',
	message:
		'Use operationError or apiError: n8n replaces a message that holds one of its error codes.',
};

// Names that come from outside are called so here.
const OWN_FIELDS_ONLY = {
	selector:
		':not(AssignmentExpression, UnaryExpression) > MemberExpression[computed=true][property.type="Identifier"][property.name=/^(name|column|field|key|path|heading|other|blank)$/]',
	message: 'Use ownValue: a name such as constructor finds what every object inherits.',
};

export default [
	{ ignores: ['coverage/**', 'test/e2e/n8n/**', 'test/compat/*/node_modules/**', '.runtime/**'] },
	...config,
	{
		files: ['nodes/**/*.ts', 'credentials/**/*.ts'],
		rules: { 'no-restricted-syntax': ['error', ONE_WAY_TO_ERRORS, OWN_FIELDS_ONLY] },
	},
	{
		files: ['nodes/Routix/nodeError.ts'],
		rules: { 'no-restricted-syntax': ['error', OWN_FIELDS_ONLY] },
	},
	{
		files: ['nodes/Routix/json.ts'],
		rules: { 'no-restricted-syntax': ['error', ONE_WAY_TO_ERRORS] },
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
