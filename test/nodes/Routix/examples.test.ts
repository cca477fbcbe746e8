import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { INodeParameters, INodePropertyOptions } from 'n8n-workflow';
import { Routix } from '../../../nodes/Routix/Routix.node';

interface ExampleNode {
	id: string;
	name: string;
	type: string;
	parameters: INodeParameters;
	credentials?: unknown;
}

interface Example {
	name: string;
	nodes: ExampleNode[];
	/** From each node, by the type of the connection: `main`, or what an AI agent is given, such as `ai_tool`. */
	connections: Record<string, Record<string, Array<Array<{ node: string; type: string }>>>>;
}

const folder = join(__dirname, '../../../examples');
const files = readdirSync(folder).filter((file) => file.endsWith('.json'));
const endToEndFolder = join(__dirname, '../../e2e');
const endToEndTests = readdirSync(endToEndFolder)
	.filter((file) => file.endsWith('.test.ts'))
	.map((file) => readFileSync(join(endToEndFolder, file), 'utf8'))
	.join('\n');
const { properties } = new Routix().description;
const known = (parameter: string) =>
	properties
		.filter(({ name }) => name === parameter)
		.flatMap(({ options }) => (options as INodePropertyOptions[]).map(({ value }) => value));

describe.each(files)('The example %s', (file) => {
	const text = readFileSync(join(folder, file), 'utf8');
	const example = JSON.parse(text) as Example;
	const names = example.nodes.map(({ name }) => name);
	const tools = example.nodes.filter(({ type }) => type === 'n8n-nodes-routix.routixTool');
	const routixNodes = [
		...example.nodes.filter(({ type }) => type === 'n8n-nodes-routix.routix'),
		...tools,
	];
	const connections = Object.entries(example.connections).flatMap(([source, byType]) =>
		Object.entries(byType).flatMap(([type, outputs]) =>
			outputs.flat().map((target) => ({ source, type, target })),
		),
	);

	it('has nodes of this package, under the names that it is installed with', () => {
		const ours = example.nodes.filter(({ type }) => type.startsWith('n8n-nodes-routix.'));

		expect(ours.length).toBeGreaterThan(0);
		for (const { type } of ours) {
			expect(type).toMatch(/^n8n-nodes-routix\.(routix|routixTrigger|routixTool)$/);
		}
	});

	it('is executed by an end-to-end test', () => {
		const name = file.replace(/\.json$/, '');

		expect(endToEndTests).toMatch(new RegExp(`[eE]xample\\('${name}'`));
	});

	it('explains itself in notes, and first what to do', () => {
		const notes = example.nodes.filter(({ type }) => type === 'n8n-nodes-base.stickyNote');

		expect(notes.length).toBeGreaterThan(1);
		expect(notes[0].parameters.content).toContain('**Before you start**');
		expect(notes[0].parameters.content).toContain('credential');
	});

	it('names only nodes that it has in its notes', () => {
		const notes = example.nodes.filter(({ type }) => type === 'n8n-nodes-base.stickyNote');
		const inEditor = [
			'Add human review step',
			'Execute Workflow',
			'Fetch Test Event',
			'Fields to Match On',
			'Open Chat',
		];
		const otherNodes = [
			'Convert to CSV',
			'Convert to JSON',
			'Read/Write Files from Disk',
			'Updated Record',
		];
		for (const { parameters } of notes) {
			const mentioned = String(parameters.content).matchAll(/(?<!\*)\*([^*]+)\*(?!\*)/g);
			for (const [, name] of mentioned) {
				expect([...names, ...inEditor, ...otherNodes]).toContain(name);
			}
		}
	});

	it('connects nodes that it has, each with a name and an ID of its own', () => {
		expect(names).toEqual(expect.arrayContaining(Object.keys(example.connections)));
		expect(names).toEqual(expect.arrayContaining(connections.map(({ target }) => target.node)));
		for (const { type, target } of connections) expect(target.type).toBe(type);
		expect(new Set(names).size).toBe(names.length);
		expect(new Set(example.nodes.map(({ id }) => id)).size).toBe(names.length);
	});

	it('uses resources, operations and options that the node has', () => {
		for (const { parameters } of routixNodes) {
			expect(known('resource')).toContain(parameters.resource);
			expect(known('operation')).toContain(parameters.operation);
			const options = Object.keys(parameters.options as INodeParameters);
			const offered = properties
				.filter(({ name }) => name === 'options')
				.flatMap(({ options: all }) => all?.map(({ name }) => name));
			expect(offered).toEqual(expect.arrayContaining(options));
		}
	});

	it('gives each tool to an agent, with a description and values that the model is told of', () => {
		const isAgent = ({ type }: ExampleNode) => type === '@n8n/n8n-nodes-langchain.agent';
		const agents = example.nodes.filter(isAgent).map(({ name }) => name);
		for (const { name, parameters } of tools) {
			const [given, ...others] = connections.filter(({ source }) => source === name);
			expect(given.type).toBe('ai_tool');
			expect(agents).toContain(given.target.node);
			expect(others).toEqual([]);
			expect(String(parameters.toolDescription).length).toBeGreaterThan(40);
			const values = [
				...JSON.stringify(parameters).matchAll(/\$fromAI\('(\w+)', '([^']+)', '\w+'/g),
			];
			expect(values.length).toBeGreaterThan(0);
			expect(values).toHaveLength(JSON.stringify(parameters).split('$fromAI').length - 1);
		}
	});

	it('writes nothing before somebody wants it', () => {
		for (const { parameters } of routixNodes) {
			if (parameters.operation !== 'upsert') continue;
			expect(parameters.options).toMatchObject({ dryRun: true });
		}
		// Those have no Dry Run, and a model would call them at once.
		for (const { parameters } of tools) {
			expect(['create', 'update']).not.toContain(parameters.operation);
		}
	});

	it('holds no credential and no address but placeholders', () => {
		expect(example.nodes.filter(({ credentials }) => credentials)).toEqual([]);
		const hosts = [...text.matchAll(/https?:\/\/([^/"\s`]+)/g)].map(([, host]) => host);
		for (const host of hosts) expect(host).toMatch(/(^|\.)example\.com$/);
		const addresses = [...text.matchAll(/[\w.]+@([\w.-]+)/g)].map(([, host]) => host);
		for (const host of addresses) expect(host).toMatch(/^(example\.com|acme\.nl)$/);
	});
});
