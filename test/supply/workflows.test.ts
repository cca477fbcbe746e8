import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { projectFolder } from './buildCopy';

interface Step {
	run?: string;
	uses?: string;
}

interface Job {
	uses?: string;
	needs?: string | string[];
	permissions?: Record<string, string>;
	strategy?: { matrix: Record<string, unknown[]> };
	steps?: Step[];
}

interface Workflow {
	on: Record<string, { tags?: string[] } | null>;
	permissions: Record<string, string>;
	jobs: Record<string, Job>;
}

const folder = join(projectFolder, '.github/workflows');
const files = readdirSync(folder);
const workflows = Object.fromEntries(
	files.map((file) => [file, parse(readFileSync(join(folder, file), 'utf8')) as Workflow]),
);
const manifest = JSON.parse(readFileSync(join(projectFolder, 'package.json'), 'utf8')) as {
	scripts: Record<string, string>;
	engines: { node: string };
};

describe.each(files)('The workflow %s', (file) => {
	const { jobs, permissions } = workflows[file];
	const steps = Object.values(jobs).flatMap((job) => job.steps ?? []);

	it('calls only scripts that package.json has', () => {
		const called = steps.flatMap(({ run }) => scriptsIn(run ?? ''));

		expect(called.filter((name) => !(name in manifest.scripts))).toEqual([]);
	});

	it('uses actions of GitHub only, each with its major version', () => {
		const actions = steps.flatMap(({ uses }) => uses ?? []);

		expect(actions.length + Object.values(jobs).filter(({ uses }) => uses).length).toBeGreaterThan(
			0,
		);
		expect(actions.filter((action) => !/^actions\/[\w-]+@v\d+$/.test(action))).toEqual([]);
	});

	it('calls only workflows that are here', () => {
		const called = Object.values(jobs).flatMap(({ uses }) => uses ?? []);

		expect(called.filter((path) => !existsSync(join(projectFolder, path)))).toEqual([]);
	});

	it('may do nothing but read, unless a job says what it needs', () => {
		expect(permissions).toEqual({ contents: 'read' });
	});

	it('installs exactly what the lock file says', () => {
		const installs = steps.flatMap(({ run }) => run?.match(/npm (ci|i|install)\b[^\n]*/g) ?? []);

		expect(installs.filter((command) => command !== 'npm ci')).toEqual([]);
	});
});

describe('Continuous integration', () => {
	const { jobs } = workflows['ci.yml'];

	it('runs on every Node.js that is supported, from the oldest of package.json on', () => {
		const versions = jobs.package.strategy?.matrix.node as number[];

		expect(versions).toEqual([20, 22, 24]);
		expect(manifest.engines.node).toMatch(new RegExp(`^>=${versions[0]}\\b`));
	});

	it('checks the package completely there, and the package in a real n8n after it', () => {
		expect(commandsOf(jobs.package)).toEqual([
			'npm ci',
			'npm audit signatures',
			'npm run lint',
			'npm run typecheck',
			'npm test',
			'npm run build',
			'npm run release:check',
		]);
		expect(commandsOf(jobs.n8n)).toEqual(
			expect.arrayContaining(['npm run test:e2e', 'npm run test:queue', 'npm run test:load']),
		);
		expect(jobs.n8n.needs).toBe('package');
	});
});

describe('Publishing', () => {
	const { on, jobs } = workflows['publish.yml'];

	it('starts with a version tag and with nothing else', () => {
		expect(on).toEqual({ push: { tags: ['v*', '*.*.*'] } });
	});

	it('waits for all checks of continuous integration', () => {
		expect(jobs.checks.uses).toBe('./.github/workflows/ci.yml');
		expect(workflows['ci.yml'].on).toHaveProperty('workflow_call');
		expect(jobs.publish.needs).toBe('checks');
	});

	it('publishes last, with provenance, from the only job that may ask for an identity', () => {
		const commands = commandsOf(jobs.publish);

		expect(commands.at(-1)).toBe('npm publish --provenance --access public');
		expect(commands).toEqual(expect.arrayContaining(['npm run build', 'npm run release:check']));
		expect(jobs.publish.permissions).toEqual({ contents: 'read', 'id-token': 'write' });
		const others = Object.values(workflows).flatMap((workflow) => Object.values(workflow.jobs));
		expect(others.filter(({ permissions }) => permissions?.['id-token'])).toEqual([jobs.publish]);
	});

	it('keeps the token out of the command line and of the repository', () => {
		const text = readFileSync(join(folder, 'publish.yml'), 'utf8');

		expect(text.match(/secrets\.\w+/g)).toEqual(['secrets.NPM_TOKEN']);
		expect(text).toContain('\\${NPM_TOKEN}');
	});
});

function commandsOf(job: Job): string[] {
	return (job.steps ?? []).flatMap(({ run }) => run?.trim().split('\n') ?? []);
}

/** `npm test` is the script `test`; `npm run name` is the script `name`. */
function scriptsIn(command: string): string[] {
	const byName = [...command.matchAll(/npm run(?:-script)? ([\w:.-]+)/g)].map(([, name]) => name);
	return /npm (test|t)\b/.test(command) ? [...byName, 'test'] : byName;
}
