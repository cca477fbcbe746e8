import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { packTarball } from '../e2e/harness/communityPackage';
import { projectFolder } from './buildCopy';

interface Step {
	run?: string;
	uses?: string;
	env?: Record<string, string>;
	with?: Record<string, unknown>;
}

interface Job {
	uses?: string;
	needs?: string | string[];
	environment?: string;
	outputs?: Record<string, string>;
	env?: Record<string, string>;
	permissions?: Record<string, string>;
	strategy?: { matrix: Record<string, unknown[]> };
	steps?: Step[];
}

interface Workflow {
	on: Record<string, { tags?: string[]; outputs?: Record<string, { value: string }> } | null>;
	permissions: Record<string, string>;
	jobs: Record<string, Job>;
}

const folder = join(projectFolder, '.github/workflows');
const files = readdirSync(folder);
const texts = Object.fromEntries(
	files.map((file) => [file, readFileSync(join(folder, file), 'utf8')]),
);
const workflows = Object.fromEntries(files.map((file) => [file, parse(texts[file]) as Workflow]));
const manifest = JSON.parse(readFileSync(join(projectFolder, 'package.json'), 'utf8')) as {
	scripts: Record<string, string>;
	engines: { node: string };
};

/** `actions/name@` and 40 hexadecimal digits, with the version behind it, which Dependabot keeps in step. */
const pinnedAction =
	/^ *(?:- )?uses: (?<action>actions\/[\w-]+@[0-9a-f]{40}) # (?<version>v\d+\.\d+\.\d+)$/gm;

describe.each(files)('The workflow %s', (file) => {
	const { jobs, permissions } = workflows[file];
	const steps = Object.values(jobs).flatMap((job) => job.steps ?? []);

	it('calls only scripts that package.json has', () => {
		const called = steps.flatMap(({ run }) => scriptsIn(run ?? ''));

		expect(called.filter((name) => !(name in manifest.scripts))).toEqual([]);
	});

	it('uses actions of GitHub only, each pinned by the commit of a release that a comment names', () => {
		const actions = steps.flatMap(({ uses }) => uses ?? []);
		const pinned = [...texts[file].matchAll(pinnedAction)].map(({ groups }) => groups?.action);

		expect(actions.length + Object.values(jobs).filter(({ uses }) => uses).length).toBeGreaterThan(
			0,
		);
		expect(pinned).toEqual(actions);
	});

	it('leaves no credential behind where it checks out the sources', () => {
		const checkouts = steps.filter(({ uses }) => uses?.startsWith('actions/checkout@'));

		expect(checkouts.map((step) => step.with?.['persist-credentials'])).toEqual(
			checkouts.map(() => false),
		);
	});

	it('puts nothing from outside into the text of a command', () => {
		expect(steps.filter(({ run }) => run?.includes('${{'))).toEqual([]);
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

it('Every workflow takes the same commit of an action', () => {
	const pins = Object.values(texts).flatMap((text) =>
		[...text.matchAll(pinnedAction)].map(({ groups }) => [
			groups?.action.split('@')[0],
			`${groups?.action} ${groups?.version}`,
		]),
	);

	expect(new Set(pins.map(([, pin]) => pin)).size).toBe(new Set(pins.map(([name]) => name)).size);
});

describe('Continuous integration', () => {
	const { jobs, on } = workflows['ci.yml'];

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
		expect(jobs.n8n.needs).toEqual(['tarball', 'package']);
	});

	it('packs one tarball from a clean installation, notes its hash, checks it and keeps it', () => {
		const { outputs, steps = [] } = jobs.tarball;
		const pack = steps.findIndex(({ run }) => run?.includes('npm pack'));

		expect(commandsOf({ steps: steps.slice(0, pack) })).toEqual(['npm ci', 'npm run build']);
		expect(steps.slice(0, pack).flatMap((step) => step.with ?? [])).toContainEqual({
			'node-version': 24,
			'package-manager-cache': false,
		});
		expect(steps[pack].run).toContain('sha256sum "$name"');
		expect(outputs).toEqual({
			name: '${{ steps.pack.outputs.name }}',
			sha256: '${{ steps.pack.outputs.sha256 }}',
		});
		expect(steps.slice(pack + 1)).toEqual([
			{ run: 'npm run release:check', env: { ROUTIX_TARBALL: outputs?.name } },
			{
				uses: expect.stringMatching(/^actions\/upload-artifact@/),
				with: expect.objectContaining({
					name: 'package',
					path: outputs?.name,
					'if-no-files-found': 'error',
				}),
			},
		]);
	});

	it('installs that very tarball in the real n8n', () => {
		const download = jobs.n8n.steps?.find(({ uses }) => uses?.includes('/download-artifact@'));

		expect(download?.with).toEqual({ name: 'package', path: '.tarball' });
		expect(jobs.n8n.env).toEqual({
			ROUTIX_TARBALL: '${{ github.workspace }}/.tarball/${{ needs.tarball.outputs.name }}',
		});
	});

	it('installs a tarball that is given instead of packing one', () => {
		process.env.ROUTIX_TARBALL = '.tarball/given.tgz';
		try {
			expect(packTarball('unused')).toBe(join(projectFolder, '.tarball/given.tgz'));
		} finally {
			delete process.env.ROUTIX_TARBALL;
		}
	});

	it('tells a caller the name and the hash of the tarball', () => {
		expect(on.workflow_call?.outputs).toMatchObject({
			tarball: { value: '${{ jobs.tarball.outputs.name }}' },
			sha256: { value: '${{ jobs.tarball.outputs.sha256 }}' },
		});
	});
});

describe('Publishing', () => {
	const { on, jobs } = workflows['publish.yml'];

	it('starts with a version tag and with nothing else', () => {
		expect(on).toEqual({ push: { tags: ['v*', '*.*.*'] } });
	});

	it('takes only a commit of main, whose version and change log are those of the tag', () => {
		const [checkout, ...steps] = jobs.release.steps ?? [];

		// Without the whole history, git cannot tell what main holds.
		expect(checkout.with?.['fetch-depth']).toBe(0);
		expect(commandsOf({ steps })).toEqual([
			'git merge-base --is-ancestor "$GITHUB_SHA" origin/main',
			expect.stringContaining("require('./package.json').version"),
			expect.stringContaining('CHANGELOG.md'),
		]);
	});

	it('waits for that and for all checks of continuous integration', () => {
		expect(jobs.checks).toEqual({ needs: 'release', uses: './.github/workflows/ci.yml' });
		expect(workflows['ci.yml'].on).toHaveProperty('workflow_call');
		expect(jobs.publish.needs).toEqual(['release', 'checks']);
	});

	it('gives the last job the tarball, and neither the sources nor a cache', () => {
		const actions = jobs.publish.steps?.flatMap(({ uses }) => uses?.split('@')[0] ?? []);

		expect(actions).toEqual(['actions/setup-node', 'actions/download-artifact']);
		expect(jobs.publish.steps?.map((step) => step.with).filter(Boolean)).toEqual([
			{ 'node-version': 24, 'package-manager-cache': false },
			{ name: 'package' },
		]);
	});

	it('publishes the tarball that was checked, with provenance, once its hash is as it was', () => {
		const commands = commandsOf(jobs.publish);

		expect(jobs.publish.env).toEqual({
			TARBALL: '${{ needs.checks.outputs.tarball }}',
			SHA256: '${{ needs.checks.outputs.sha256 }}',
		});
		expect(commands).toEqual([
			'echo "$SHA256  $TARBALL" | sha256sum --check --strict',
			expect.stringContaining('_authToken'),
			'npm publish "./$TARBALL" --provenance --access public',
		]);
	});

	it('is the only one that may ask for an identity, in an environment of its own', () => {
		const all = Object.values(workflows).flatMap((workflow) => Object.values(workflow.jobs));

		expect(jobs.publish.permissions).toEqual({ 'id-token': 'write' });
		expect(jobs.publish.environment).toBe('npm');
		expect(all.filter(({ permissions }) => permissions)).toEqual([jobs.publish]);
		expect(all.filter(({ environment }) => environment)).toEqual([jobs.publish]);
	});

	it('shows the token to its last two steps only, and to no command line or file', () => {
		const secret = { NPM_TOKEN: '${{ secrets.NPM_TOKEN }}' };
		const mentions = Object.values(texts).flatMap((text) => text.match(/\bsecrets\b.*/g) ?? []);

		expect(jobs.publish.steps?.slice(-2).map(({ env }) => env)).toEqual([secret, secret]);
		expect(mentions).toEqual(['secrets.NPM_TOKEN }}', 'secrets.NPM_TOKEN }}']);
		expect(texts['publish.yml']).toContain('\\${NPM_TOKEN}');
	});
});

it('Updates of dependencies wait a week, so that a poisoned release is found first', () => {
	const { updates } = parse(
		readFileSync(join(projectFolder, '.github/dependabot.yml'), 'utf8'),
	) as { updates: Array<{ 'package-ecosystem': string; cooldown?: Record<string, number> }> };

	expect(updates.map((update) => update['package-ecosystem'])).toEqual(
		expect.arrayContaining(['npm', 'github-actions']),
	);
	expect(updates.map(({ cooldown }) => cooldown)).toEqual(
		updates.map(() => ({ 'default-days': 7 })),
	);
});

function commandsOf(job: Job): string[] {
	return (job.steps ?? []).flatMap(({ run }) => run?.trim().split('\n') ?? []);
}

/** `npm test` is the script `test`; `npm run name` is the script `name`. */
function scriptsIn(command: string): string[] {
	const byName = [...command.matchAll(/npm run(?:-script)? ([\w:.-]+)/g)].map(([, name]) => name);
	return /npm (test|t)\b/.test(command) ? [...byName, 'test'] : byName;
}
