/**
 * The layers of the shipped code, the highest first. A file may import from its own layer and from lower ones, never
 * from a higher one, and no files import each other in a circle. `npm run lint` checks it.
 */
const LAYERS = [
	['credentials', '^credentials/'],
	['nodes', '^nodes/Routix/[^/]+\\.node\\.ts$'],
	[
		'router and description',
		'^nodes/Routix/(router|execution|sideBySide|writtenBeyond|description|toolForm)\\.ts$',
	],
	['editor and trigger', '^nodes/Routix/(methods|trigger)/'],
	['operations', '^nodes/Routix/operations/'],
	['sync', '^nodes/Routix/sync/'],
	['parameters', '^nodes/Routix/parameters/'],
	[
		'whole lists and created once',
		'^nodes/Routix/(readRecords|readSample|branchLists|createdOnce|keptOverTries)\\.ts$',
	],
	['pagination', '^nodes/Routix/pagination/'],
	['transport', '^nodes/Routix/transport/'],
	['query', '^nodes/Routix/query/'],
	['values', '^nodes/Routix/values/'],
	['fields', '^nodes/Routix/fields/'],
	['resources', '^nodes/Routix/resources/'],
	['contract', '^nodes/Routix/contract/'],
	['plain values and errors', '^nodes/Routix/(json|redact|inputError|nodeError|runHints)\\.ts$'],
];

/** Within the trigger: what it does, on top of what changed, on top of what it remembers and what it is set to. */
const TRIGGER_LAYERS = [
	['trigger', '^nodes/Routix/trigger/[^/]+\\.ts$'],
	['changes', '^nodes/Routix/trigger/changes/'],
	['memory', '^nodes/Routix/trigger/memory/'],
	['trigger parameters', '^nodes/Routix/trigger/parameters/'],
];

const upward = (layers) =>
	layers.slice(1).map(([name, path], index) => ({
		name: `${name}: nothing from above`,
		severity: 'error',
		from: { path },
		to: { path: layers.slice(0, index + 1).map(([, higher]) => higher) },
	}));

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
	forbidden: [
		...upward(LAYERS),
		...upward(TRIGGER_LAYERS),
		{ name: 'no circle', severity: 'error', from: {}, to: { circular: true } },
		{
			name: 'every file belongs to a layer',
			severity: 'error',
			from: {},
			to: {
				path: '^(nodes|credentials)/',
				pathNot: LAYERS.map(([, path]) => path),
			},
		},
		{
			name: 'the contract is pure',
			severity: 'error',
			from: { path: '^nodes/Routix/contract/' },
			to: { dependencyTypesNot: ['local', 'type-only'], pathNot: '^nodes/' },
		},
	],
	options: {
		tsPreCompilationDeps: true,
		tsConfig: { fileName: 'tsconfig.json' },
		doNotFollow: { path: 'node_modules' },
	},
};
