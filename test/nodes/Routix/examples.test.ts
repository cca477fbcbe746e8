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
	connections: Record<string, { main: Array<Array<{ node: string }>> }>;
}

const folder = join(__dirname, '../../../examples');
const files = readdirSync(folder).filter((file) => file.endsWith('.json'));
const { properties } = new Routix().description;
const known = (parameter: string) =>
	properties
		.filter(({ name }) => name === parameter)
		.flatMap(({ options }) => (options as INodePropertyOptions[]).map(({ value }) => value));

describe.each(files)('The example %s', (file) => {
	const text = readFileSync(join(folder, file), 'utf8');
	const example = JSON.parse(text) as Example;
	const names = example.nodes.map(({ name }) => name);
	const routixNodes = example.nodes.filter(({ type }) => type === 'n8n-nodes-routix.routix');

	it('has nodes of this package, under the names that it is installed with', () => {
		const ours = example.nodes.filter(({ type }) => type.startsWith('n8n-nodes-routix.'));

		expect(ours.length).toBeGreaterThan(0);
	});

	it('explains itself in notes, and first what to do', () => {
		const notes = example.nodes.filter(({ type }) => type === 'n8n-nodes-base.stickyNote');

		expect(notes.length).toBeGreaterThan(1);
		expect(notes[0].parameters.content).toContain('**Before you start**');
		expect(notes[0].parameters.content).toContain('credential');
	});

	it('names only nodes that it has in its notes', () => {
		const notes = example.nodes.filter(({ type }) => type === 'n8n-nodes-base.stickyNote');
		const inEditor = ['Fields to Match On', 'Execute Workflow', 'Fetch Test Event'];
		const otherNodes = ['Convert to CSV', 'Read/Write Files from Disk', 'Updated'];
		for (const { parameters } of notes) {
			const mentioned = String(parameters.content).matchAll(/(?<!\*)\*([^*]+)\*(?!\*)/g);
			for (const [, name] of mentioned) {
				expect([...names, ...inEditor, ...otherNodes]).toContain(name);
			}
		}
	});

	it('connects nodes that it has, each with a name and an ID of its own', () => {
		const targets = Object.values(example.connections).flatMap(({ main }) => main.flat());

		expect(names).toEqual(expect.arrayContaining(Object.keys(example.connections)));
		expect(names).toEqual(expect.arrayContaining(targets.map(({ node }) => node)));
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

	it('writes nothing before somebody wants it', () => {
		for (const { parameters } of routixNodes) {
			if (parameters.operation !== 'upsert') continue;
			expect(parameters.options).toMatchObject({ dryRun: true });
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
