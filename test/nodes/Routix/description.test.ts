import {
	NodeHelpers,
	type INode,
	type INodeProperties,
	type INodePropertyCollection,
	type INodePropertyOptions,
} from 'n8n-workflow';
import { formsOf, operationsOf } from '../../../nodes/Routix/operations';
import { nodeResources, resources } from '../../../nodes/Routix/resources';
import { Routix } from '../../../nodes/Routix/Routix.node';
import { RoutixTrigger } from '../../../nodes/Routix/RoutixTrigger.node';
import { subtitleOf } from './subtitle';

const { description } = new Routix();

/** The parameters that n8n shows when the form holds these values, in order. */
function shown(form: Record<string, unknown>, among = description.properties): INodeProperties[] {
	const node = { typeVersion: 1, parameters: { returnAll: false, ...form } } as unknown as INode;
	return among.filter((property) =>
		NodeHelpers.displayParameter(node.parameters, property, node, description),
	);
}

const namesShown = (resource: string, operation: string) =>
	shown({ resource, operation }).map(({ name }) => name);

type Text = INodeProperties | INodePropertyOptions | INodePropertyCollection;

/** Every parameter, choice and collection, however deep, with the way to it. */
function everything(texts: Text[], path = ''): Array<{ path: string; text: Text }> {
	return texts.flatMap((text) => {
		const own = `${path}/${text.name}`;
		const inner = [
			...('options' in text ? (text.options ?? []) : []),
			...('values' in text ? text.values : []),
		];
		return [{ path: own, text }, ...everything(inner, own)];
	});
}

const all = everything(description.properties);
const parameters = all
	.map(({ text }) => text)
	.filter((text): text is INodeProperties => 'type' in text);
const labelOf = (text: Text) => ('displayName' in text ? text.displayName : text.name);
const choices = (name: string) =>
	parameters.filter((one) => one.name === name).flatMap(({ options = [] }) => options) as Array<
		Required<INodePropertyOptions>
	>;

describe('What workflows store, which must never change,', () => {
	it('is the resource, in alphabetical order of its labels', () => {
		expect(choices('resource').map(({ name, value }) => [name, value])).toEqual([
			['Account', 'account'],
			['API Access', 'apiAccess'],
			['Equipment', 'equipment'],
			['Invoice', 'invoice'],
			['OAuth App', 'oauthApp'],
			['Order', 'order'],
			['Planning', 'planning'],
			['Staff', 'staff'],
			['Vehicle', 'vehicle'],
		]);
	});

	it.each([
		['account', true],
		['equipment', false],
		['invoice', true],
		['order', true],
		['planning', false],
		['staff', false],
		['vehicle', true],
	])('is the operation: %s can be written: %p', (resource, isWritable) => {
		const [dropdown] = shown({ resource }).filter(({ name }) => name === 'operation');

		expect((dropdown.options as INodePropertyOptions[]).map(({ value }) => value)).toEqual(
			isWritable
				? ['count', 'create', 'upsert', 'get', 'getAll', 'update']
				: ['count', 'get', 'getAll'],
		);
	});

	it('is the operation: those of an OAuth app', () => {
		const [dropdown] = shown({ resource: 'oauthApp' }).filter(({ name }) => name === 'operation');

		expect((dropdown.options as INodePropertyOptions[]).map(({ value }) => value)).toEqual([
			'activate',
			'register',
			'revoke',
			'rotateSecret',
		]);
		expect(dropdown.default).toBe('register');
	});

	it('is the value of every choice', () => {
		const valuesOf = (name: string) => [...new Set(choices(name).map(({ value }) => value))];

		expect(valuesOf('apiVersion')).toEqual(['v1', 'v2']);
		expect(valuesOf('onSeveralMatches')).toEqual(['error', 'skip', 'first']);
		expect(valuesOf('combineFilters')).toEqual(['all', 'any']);
		expect(valuesOf('direction')).toEqual(['asc', 'desc']);
		expect(valuesOf('onCountMismatch')).toEqual(['error', 'return']);
	});
});

describe('The form shows', () => {
	const common = ['resource', 'operation'];

	it.each([
		['create', ['branchPublicId', 'columns', 'options']],
		['upsert', ['branchPublicId', 'columns', 'options']],
		['get', ['branchPublicId', 'recordId', 'options']],
		['getAll', ['branchPublicId', 'search', 'filters', 'returnAll', 'limit', 'options']],
		['count', ['branchPublicId', 'search', 'filters', 'options']],
		['update', ['branchPublicId', 'recordId', 'columns', 'options']],
	])('for %s of accounts what it needs, in this order', (operation, names) => {
		expect(namesShown('account', operation)).toEqual([...common, ...names]);
	});

	it.each([
		[
			'register',
			['name', 'redirectUris', 'scopes', 'branchPublicId', 'registrationNotice', 'options'],
		],
		['rotateSecret', ['oauthAppId', 'credentialId', 'options']],
		['revoke', ['oauthAppId']],
		['activate', ['oauthAppId']],
	])('for %s of OAuth apps what it needs, in this order', (operation, names) => {
		expect(namesShown('oauthApp', operation)).toEqual([...common, ...names]);
	});

	it.each(['register', 'rotateSecret'])(
		'for %s where n8n keeps outputs, when the secret is to be in one',
		(operation) => {
			const form = { resource: 'oauthApp', operation, options: { includeSecret: true } };

			expect(shown(form).map(({ name }) => name)).toContain('includeSecretNotice');
		},
	);

	it.each(nodeResources.map((one) => [one.name, one.name === 'oauthApp']))(
		'for %s one credential only; that of a user: %p',
		(resource, isOfUser) => {
			const node = { typeVersion: 1, parameters: { resource } } as unknown as INode;
			const credentials = description.credentials?.filter((credential) =>
				NodeHelpers.displayParameter(node.parameters, credential, node, description),
			);

			expect(credentials?.map(({ name }) => name)).toEqual([
				isOfUser ? 'routixUserTokenApi' : 'routixOAuth2Api',
			]);
		},
	);

	it.each(resources.flatMap((one) => operationsOf(one).map(({ name }) => [one.name, name])))(
		'for %s, %s no parameter twice',
		(resource, operation) => {
			const names = namesShown(resource, operation);

			expect(names).toEqual([...new Set(names)]);
			expect(names).toContain('branchPublicId');
		},
	);

	it('no limit when everything is returned', () => {
		const form = { resource: 'order', operation: 'getAll', returnAll: true };

		expect(shown(form).map(({ name }) => name)).not.toContain('limit');
	});

	it('why fields may be missing, where Routix does not document all of them and there are some', () => {
		const notice = (form: Record<string, unknown>, schema: unknown[] = [{ id: 'status' }]) =>
			shown({ ...form, columns: { schema } }).some(({ type }) => type === 'notice');

		expect(notice({ resource: 'order', operation: 'create' })).toBe(true);
		expect(notice({ resource: 'order', operation: 'create' }, [])).toBe(false);
		expect(notice({ resource: 'account', operation: 'create' })).toBe(false);
		expect(
			notice({ resource: 'account', operation: 'upsert', options: { apiVersion: 'v2' } }),
		).toBe(true);
	});

	it.each([
		['create', ['additionalFields', 'apiVersion', 'batching', 'requestsAtOnce']],
		['update', ['additionalFields', 'apiVersion', 'batching', 'requestsAtOnce', 'onCountMismatch']],
		['get', ['apiVersion', 'onCountMismatch']],
		['getAll', ['apiVersion', 'combineFilters', 'outputFields', 'sort', 'onCountMismatch']],
		['count', ['apiVersion', 'combineFilters', 'onCountMismatch']],
		[
			'upsert',
			[
				'additionalFields',
				'apiVersion',
				'batching',
				'dryRun',
				'ignoreCase',
				'onNoMatch',
				'onSeveralMatches',
				'onlyFillEmpty',
				'requestsAtOnce',
				'onCountMismatch',
			],
		],
	])('for %s these options', (operation, names) => {
		const [options] = shown({ resource: 'account', operation }).filter(
			({ name }) => name === 'options',
		);

		expect(shown({}, options.options as INodeProperties[]).map(({ name }) => name)).toEqual(names);
		expect(options.default).toEqual({});
	});
});

describe("The gate's fixed texts", () => {
	it('are those of Limit and Return All', () => {
		const [limit] = parameters.filter(({ name }) => name === 'limit');
		const [returnAll] = parameters.filter(({ name }) => name === 'returnAll');

		expect(limit).toMatchObject({
			displayName: 'Limit',
			default: 50,
			typeOptions: { minValue: 1 },
			description: 'Max number of results to return',
		});
		expect(returnAll).toMatchObject({
			displayName: 'Return All',
			default: false,
			description: 'Whether to return all results or only up to a given limit',
		});
	});

	it('are those of Create or Update', () => {
		for (const upsert of choices('operation').filter(({ value }) => value === 'upsert')) {
			expect(upsert.name).toBe('Create or Update');
			expect(upsert.description).toBe(
				'Create a new record, or update the current one if it already exists (upsert)',
			);
			expect(upsert.action).toMatch(/^Create or update [a-z ]+$/);
		}
	});

	it('are those of Get Many', () => {
		for (const getMany of choices('operation').filter(({ value }) => value === 'getAll')) {
			expect(getMany.name).toBe('Get Many');
			expect(getMany.action).toMatch(/^Get many [a-z ]+$/);
		}
	});

	it('are actions without an article', () => {
		const actions = choices('operation').map(({ action }) => action);

		expect(actions).toContain('Create account');
		expect(actions.filter((action) => /\b(an?|the)\b/i.test(action))).toEqual([]);
	});

	it('are a resource and an operation without expressions', () => {
		for (const one of parameters.filter(({ name }) => ['resource', 'operation'].includes(name))) {
			expect(one.noDataExpression).toBe(true);
			expect(one.options?.map((choice) => ('value' in choice ? choice.value : ''))).toContain(
				one.default,
			);
		}
	});
});

describe.each(all.filter(({ text }) => !('type' in text && text.type === 'notice')))(
	'The text of $path',
	({ text }) => {
		const about = ('description' in text ? text.description : undefined) ?? '';

		it('is labelled in Title Case', () => {
			const small = ['a', 'an', 'and', 'at', 'by', 'from', 'in', 'of', 'on', 'or', 'the', 'to'];
			const words = labelOf(text).split(' ');
			for (const [index, word] of words.entries()) {
				const isSmall = index > 0 && small.includes(word);
				expect(isSmall || /^\(?[A-Z]/.test(word) || 'values' in text).toBe(true);
			}
			expect(labelOf(text)).not.toMatch(/\bId\b|\bJson\b|\bApi\b|\s$|^\s|\.$/);
		});

		it('ends its description with a full stop only when it has several sentences', () => {
			const withoutExamples = about.replace(/e\.g\. |B\.V\./g, '');
			const isLong = /[.?!] [A-Z]/.test(withoutExamples);
			expect(about.endsWith('.')).toBe(isLong);
			expect(about).not.toMatch(/^\s|\s$|\s\s|\bid\b|n8n node/);
		});
	},
);

describe('Every parameter', () => {
	it('that is a switch is described by "Whether" and is off by default, save those that nobody adds to leave them off', () => {
		for (const { type, name, description: about, default: initial } of parameters) {
			if (type !== 'boolean') continue;
			expect(about).toMatch(/^Whether /);
			expect(initial).toBe(['dryRun', 'ignoreCase', 'onlyFillEmpty'].includes(name));
		}
	});

	it('with five or more choices lists them alphabetically', () => {
		for (const { options = [], type } of parameters) {
			if (options.length < 5 || type === 'fixedCollection') continue;
			const labels = options.map(labelOf);
			expect(labels).toEqual(labels.toSorted((left, right) => left.localeCompare(right)));
		}
	});

	it('with a text to enter shows an example', () => {
		for (const { type, placeholder } of parameters) {
			if (type === 'string' || type === 'json') expect(placeholder).toMatch(/^e\.g\. /);
		}
	});
});

describe('The record picker', () => {
	const pickers = parameters.filter(({ name }) => name === 'recordId');

	it.each(pickers.map((picker) => [picker.displayName, picker] as const))(
		'of %s searches a list first and takes an ID, or a name or number, as well',
		(_label, { modes = [], default: initial }) => {
			expect(modes.map(({ name }) => name)).toEqual(['list', 'id', 'name']);
			expect(modes[0].typeOptions).toEqual({
				searchListMethod: 'searchRecords',
				searchable: true,
			});
			expect(modes[0].placeholder).toMatch(/^Select an? [a-z ]+…$/);
			expect(initial).toEqual({ mode: 'list', value: '' });
		},
	);
});

describe('The picker of an n8n credential', () => {
	it('searches a list first and takes an ID as well', () => {
		const [picker, ...others] = parameters.filter(({ name }) => name === 'credentialId');

		expect(others).toEqual([]);
		expect(picker.modes?.map(({ name }) => name)).toEqual(['list', 'id']);
		expect(picker.modes?.[0].typeOptions).toEqual({
			searchListMethod: 'searchCredentials',
			searchable: true,
		});
		expect(picker.default).toEqual({ mode: 'list', value: '' });
	});
});

describe('The form of the fields', () => {
	const mappers = parameters.filter(({ type }) => type === 'resourceMapper');

	it('offers automatic mapping, and matching on several fields in Create or Update', () => {
		expect(mappers.map(({ typeOptions }) => typeOptions?.resourceMapper?.mode)).toEqual([
			'add',
			'upsert',
			'add',
		]);
		for (const { typeOptions } of mappers) {
			expect(typeOptions?.resourceMapper).toMatchObject({
				resourceMapperMethod: 'getFields',
				supportAutoMap: true,
				multiKeyMatch: true,
			});
		}
	});

	it('is not emptied when the branch changes, as it does with each item by expression', () => {
		for (const { typeOptions } of mappers) {
			expect(typeOptions?.loadOptionsDependsOn).toEqual([
				'resource',
				'operation',
				'options.apiVersion',
			]);
		}
	});
});

describe('On the canvas', () => {
	it.each(
		nodeResources.flatMap((resource) => formsOf(resource).map((form) => ({ form, resource }))),
	)('stands below $resource.name, $form.name what the form says', ({ form, resource }) => {
		const label = ['apiAccess', 'oauthApp'].includes(resource.name)
			? resource.singular
			: resource.name;

		expect(subtitleOf(new Routix(), { resource: resource.name, operation: form.name })).toBe(
			`${form.displayName.toLowerCase()}: ${label}`,
		);
	});
});

describe('The trigger', () => {
	it('offers kinds of records only', () => {
		const [resource] = new RoutixTrigger().description.properties;

		expect(resource.options?.map((choice) => 'value' in choice && choice.value)).toEqual(
			resources.map(({ name }) => name),
		);
	});
});

describe('The node', () => {
	it('can be a tool of an AI agent, and names what its methods serve', () => {
		const { methods } = new Routix();

		expect(description.usableAsTool).toBe(true);
		expect(Object.keys(methods.listSearch)).toEqual(['searchCredentials', 'searchRecords']);
		expect(Object.keys(methods.credentialTest)).toEqual(['testUserToken']);
		expect(Object.keys(methods.loadOptions)).toEqual(['getFieldNames']);
		expect(Object.keys(methods.resourceMapping)).toEqual(['getFields']);
	});
});
