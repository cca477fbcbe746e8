import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { INodeProperties, INodePropertyCollection, INodePropertyOptions } from 'n8n-workflow';
import codex from '../../../../../nodes/Routix/RoutixTrigger.node.json';
import { RoutixTrigger } from '../../../../../nodes/Routix/RoutixTrigger.node';
import { filterOperators } from '../../../../../nodes/Routix/query/filters';
import { subtitleOf } from '../../subtitle';

const root = join(__dirname, '../../../../..');

const { description } = new RoutixTrigger();
const parameter = (name: string, among = description.properties) =>
	among.find((one) => one.name === name)!;
const options = parameter('options').options as INodeProperties[];
const valuesOf = ({ options: choices }: INodeProperties) =>
	(choices as INodePropertyOptions[]).map(({ value }) => value);

describe('What workflows store, which must never change,', () => {
	test('is the name of each parameter and option, with its default', () => {
		const defaults = (list: INodeProperties[]) =>
			Object.fromEntries(list.map((one) => [one.name, one.default]));
		expect(defaults(description.properties)).toEqual({
			resource: 'order',
			event: 'created',
			updatesNotice: '',
			branchPublicId: '',
			options: {},
		});
		expect(defaults(options)).toEqual({
			apiVersion: 'v1',
			combineFilters: 'all',
			emitExisting: true,
			filters: {},
			fullScanInterval: 60,
			recentRecords: 1_000,
			watchFields: [],
		});
	});

	test('is the value of each choice', () => {
		expect(valuesOf(parameter('resource'))).toEqual([
			'account',
			'equipment',
			'invoice',
			'order',
			'planning',
			'staff',
			'vehicle',
		]);
		expect(valuesOf(parameter('event'))).toEqual(['created', 'createdOrUpdated', 'updated']);
		expect(valuesOf(parameter('combineFilters', options))).toEqual(['all', 'any']);
	});

	test('is the shape of a filter', () => {
		const [conditions] = parameter('filters', options).options as INodePropertyCollection[];
		expect(conditions.name).toBe('conditions');
		expect(conditions.values.map(({ name }) => name)).toEqual(['field', 'operator', 'value']);
		const operators = valuesOf(parameter('operator', conditions.values));
		expect([...operators].sort()).toEqual(Object.keys(filterOperators).sort());
	});
});

test('The trigger is a polling one that nothing leads into', () => {
	expect(description).toMatchObject({ polling: true, inputs: [], group: ['trigger'], version: 1 });
	expect(description.credentials).toEqual([{ name: 'routixOAuth2Api', required: true }]);
});

test('The documentation that the node leads to is there', () => {
	const headings = readFileSync(join(root, 'README.md'), 'utf8').match(/^## .+$/gm) ?? [];
	const anchors = headings.map((heading) => heading.slice(3).toLowerCase().replaceAll(' ', '-'));
	const { primaryDocumentation, credentialDocumentation } = codex.resources;
	for (const { url } of [...primaryDocumentation, ...credentialDocumentation]) {
		expect(anchors).toContain(new URL(url).hash.slice(1));
	}
});

test.each([
	['created', 'new order'],
	['updated', 'updated order'],
	['createdOrUpdated', 'new or updated order'],
])('On the canvas, %s reads "%s"', (event, words) => {
	expect(subtitleOf(new RoutixTrigger(), { resource: 'order', event })).toBe(words);
});

test("n8n's node panel finds the events by the label that its guidelines give them", () => {
	const { displayName, options: choices } = parameter('event');
	expect(displayName).toBe('Trigger On');
	expect((choices as INodePropertyOptions[]).map(({ action }) => action)).toEqual([
		'On new record',
		'On new or updated record',
		'On updated record',
	]);
});
