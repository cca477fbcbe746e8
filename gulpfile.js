const { execFileSync } = require('node:child_process');
const { mkdirSync, rmSync, writeFileSync } = require('node:fs');
const { dest, parallel, series, src } = require('gulp');

async function clean() {
	rmSync('dist', { recursive: true, force: true });
}

async function compile() {
	execFileSync(process.execPath, [require.resolve('typescript/bin/tsc')], { stdio: 'inherit' });
}

function icons() {
	return src('icons/*.svg').pipe(dest('dist/icons'));
}

/** The search words and documentation links that n8n reads beside a node. */
function codex() {
	return src('nodes/**/*.node.json').pipe(dest('dist/nodes'));
}

/** What the editor shows of a node's output before it has run, from the fields that Routix documents. */
async function outputSchemas() {
	const { resources } = require('./dist/nodes/Routix/resources');
	const { operationsOf } = require('./dist/nodes/Routix/operations');
	for (const resource of resources.filter(({ fields }) => fields)) {
		const folder = `dist/nodes/Routix/__schema__/v1.0.0/${resource.name}`;
		mkdirSync(folder, { recursive: true });
		// Count answers with a number, not with records.
		for (const operation of operationsOf(resource).filter(({ name }) => name !== 'count')) {
			const names = resource.fields.map(({ name }) => name);
			if (operation.name === 'upsert') names.push('sync_action');
			const properties = Object.fromEntries(names.map((name) => [name, { type: 'string' }]));
			const schema = { type: 'object', properties, version: 1 };
			writeFileSync(`${folder}/${operation.name}.json`, `${JSON.stringify(schema, null, '\t')}\n`);
		}
	}
}

exports.build = series(clean, parallel(compile, icons, codex), outputSchemas);
