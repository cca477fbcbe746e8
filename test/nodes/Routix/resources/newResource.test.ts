import { appendFileSync, cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';

/** Inside the package, so that the copy finds n8n-workflow. */
const copy = resolve('.runtime/new-resource');

describe('The worked example of CONTRIBUTING.md, carried out on a copy of the sources', () => {
	beforeAll(() => {
		cpSync('nodes', `${copy}/nodes`, { recursive: true });
		cpSync('credentials', `${copy}/credentials`, { recursive: true });
		const [file, line] = codeUnder('Add a resource');
		writeFileSync(`${copy}/nodes/Routix/resources/trip.ts`, file);
		appendFileSync(`${copy}/nodes/Routix/resources/list.ts`, line);
	});

	afterAll(() => rmSync(copy, { recursive: true, force: true }));

	it('is one file and one line', () => {
		expect(codeUnder('Add a resource')[1].trim().split('\n')).toHaveLength(1);
	});

	it('brings the dropdown entry, the operations that its scopes allow, and the scope', async () => {
		const { Routix } = await import(`${copy}/nodes/Routix/Routix.node`);
		const { RoutixOAuth2Api } = await import(`${copy}/credentials/RoutixOAuth2Api.credentials`);
		const { properties } = new Routix().description;

		expect(named(properties, 'resource')[0].options).toContainEqual({
			name: 'Trip',
			value: 'trip',
			description: 'Trips of one vehicle and driver on one day',
		});
		const [operations] = named(properties, 'operation').filter(
			({ displayOptions }) => displayOptions.show.resource[0] === 'trip',
		);
		expect(operations.options.map(({ value }: { value: string }) => value)).toEqual([
			'count',
			'get',
			'getAll',
		]);
		const credential = new RoutixOAuth2Api().properties;
		const [scopes] = named(credential, 'requestedScopes');
		expect(scopes.options).toContainEqual({ name: 'Read Trips', value: 'routix:trips:read' });
		expect(named(credential, 'scope')[0].default).toContain('routix:trips:read');
	});
});

type Properties = Array<{
	name: string;
	options: Array<{ value: string }>;
	default: unknown;
	displayOptions: { show: { resource: string[] } };
}>;

function named(properties: Properties, name: string): Properties {
	return properties.filter((property) => property.name === name);
}

/** The TypeScript code blocks under a heading. */
function codeUnder(heading: string): string[] {
	const section = readFileSync('CONTRIBUTING.md', 'utf8')
		.split(`## ${heading}\n`)[1]
		.split('\n## ')[0];
	return [...section.matchAll(/```ts\n([\s\S]*?)```/g)].map(([, code]) => code);
}
