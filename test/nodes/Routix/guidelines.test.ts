import { readFileSync } from 'node:fs';
import type { INodeProperties } from 'n8n-workflow';
import { RoutixOAuth2Api } from '../../../credentials/RoutixOAuth2Api.credentials';
import { RoutixUserTokenApi } from '../../../credentials/RoutixUserTokenApi.credentials';
import { Routix } from '../../../nodes/Routix/Routix.node';
import codex from '../../../nodes/Routix/Routix.node.json';
import { RoutixTrigger } from '../../../nodes/Routix/RoutixTrigger.node';
import triggerCodex from '../../../nodes/Routix/RoutixTrigger.node.json';
import { readerTexts } from '../../docs/readerTexts';

// What n8n asks of nodes and its lint does not check yet: see CONTRIBUTING.

const credentials = [new RoutixOAuth2Api(), new RoutixUserTokenApi()];
const nodes = [new Routix().description, new RoutixTrigger().description];
const sources = ['Routix.node.ts', 'RoutixTrigger.node.ts'].map((file) =>
	readFileSync(`nodes/Routix/${file}`, 'utf8'),
);

/** Every value under this key, however deep. */
function valuesOf(key: string, value: unknown): unknown[] {
	if (typeof value !== 'object' || value === null) return [];
	return Object.entries(value).flatMap(([name, inner]) =>
		name === key ? [inner] : valuesOf(key, inner),
	);
}

it('hint-max-length: hints have 120 characters at most', () => {
	const hints = valuesOf('hint', [nodes, credentials]).map(String);

	expect(hints.length).toBeGreaterThan(10);
	expect(hints.filter(({ length }) => length > 120)).toEqual([]);
});

it('valid-codex-categories: the categories are those of n8n', () => {
	// https://docs.n8n.io/integrations/creating-nodes/build/reference/node-codex-files/
	const known = [
		'Analytics',
		'Communication',
		'Data & Storage',
		'Development',
		'Finance & Accounting',
		'Marketing & Content',
		'Miscellaneous',
		'Productivity',
		'Sales',
		'Utility',
	];
	const ours = [codex, triggerCodex].flatMap(({ categories }) => categories);

	expect(ours.length).toBeGreaterThan(0);
	expect(ours.filter((category) => !known.includes(category))).toEqual([]);
});

it('single-credential-per-node: the source says which resource needs which credential', () => {
	const conditions = [
		...sources[0].matchAll(/displayOptions: \{\s*show: \{\s*resource: \[([^\]]*)\]/g),
	];
	const [ofRecords, ofApps] = conditions.map(([, list]) =>
		[...list.matchAll(/'(\w+)'/g)].map(([, name]) => name),
	);

	expect(new Routix().description.credentials).toHaveLength(2);
	expect(conditions).toHaveLength(2);
	expect(ofApps).toEqual(['oauthApp']);
	expect(ofRecords.length).toBeGreaterThan(1);
	expect(ofRecords).not.toContain('oauthApp');
});

it('no-hardcoded-ids: no source of a node holds an ID of somebody', () => {
	const id =
		/(?:partner|affiliate|reseller|account|tenant|customer|client)_?id['"]?\s*[:=]\s*['"`]\w/i;

	expect(id.test("client_id: 'abc'")).toBe(true);
	expect(sources.filter((source) => id.test(source))).toEqual([]);
});

it.each([
	['icons/routix.svg', 1],
	['icons/routix.dark.svg', luminance('#2b2b2b')],
])('icon-contrast: %s can be told from its background', (file, background) => {
	const colours = [...readFileSync(file, 'utf8').matchAll(/(?:fill|stroke)="(#\w{6})"/g)];

	expect(colours.length).toBeGreaterThan(0);
	for (const [, colour] of colours) {
		const [light, dark] = [luminance(colour), background].sort((one, other) => other - one);
		expect((light + 0.05) / (dark + 0.05)).toBeGreaterThan(1.5);
	}
});

/** As WCAG has it. */
function luminance(colour: string): number {
	const [red, green, blue] = [1, 3, 5].map((at) => {
		const share = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
		return share <= 0.03928 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
	});
	return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

it('what people read does not call itself an error, a problem, a failure or a mistake', () => {
	const shipped = readerTexts.filter(({ place }) => /^(?:nodes|credentials)\//.test(place));
	// The names of rows in the table of errors, which docs/errors.md heads with "When".
	const rows = /^Values refused/;

	expect(
		shipped.filter(
			({ text }) => /\b(?:error|problem|failure|mistake)s?\b/i.test(text) && !rows.test(text),
		),
	).toEqual([]);
});

it('secrets are in password fields', () => {
	const secret = /secret|token$|key$/i;
	const fields = credentials.flatMap(({ properties }) => properties);
	const isText = ({ type }: INodeProperties) => type === 'string';
	const secrets = fields.filter((field) => secret.test(field.name) && isText(field));

	expect(secrets.map(({ name }) => name)).toEqual([
		'clientSecret',
		'userToken',
		'n8nApiKey',
		'apiKey',
	]);
	expect(secrets.filter(({ typeOptions }) => !typeOptions?.password)).toEqual([]);
});
