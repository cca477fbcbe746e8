import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { RoutixOAuth2Api } from '../../credentials/RoutixOAuth2Api.credentials';
import { documents, textOf } from './documents';

interface Field {
	type: string;
	id?: string;
	attributes: { label?: string; description?: string; options?: string[] };
	validations?: { required?: boolean };
}

const folder = '.github/ISSUE_TEMPLATE';
const form = parse(readFileSync(`${folder}/routix-differs.yml`, 'utf8')) as {
	name: string;
	description: string;
	body: Field[];
};
const fields = form.body.filter(({ type }) => type !== 'markdown');

describe('The form for a Routix that differs', () => {
	it('asks first, and of everybody, for what Check puts out', () => {
		const [check] = fields;

		expect(check).toMatchObject({ type: 'textarea', id: 'check', validations: { required: true } });
		expect(check.attributes.label).toContain('API Access → Check');
	});

	it('then asks for the error, which quotes Routix', () => {
		const [, error] = fields;

		expect(error).toMatchObject({ type: 'textarea', id: 'error', validations: { required: true } });
		expect(error.attributes.label).toContain('error');
	});

	it('names each field once, with an ID and a label, as GitHub wants it', () => {
		const known = ['textarea', 'input', 'dropdown'];
		expect(fields.filter(({ type }) => !known.includes(type))).toEqual([]);
		const unique = (values: unknown[]) => new Set(values.filter(Boolean)).size;
		expect(unique(fields.map(({ id }) => id))).toBe(fields.length);
		expect(unique(fields.map(({ attributes }) => attributes.label))).toBe(fields.length);
		expect(form.name && form.description).toBeTruthy();
	});

	it('offers the grants of the credential', () => {
		const { options = [] } =
			new RoutixOAuth2Api().properties.find(({ name }) => name === 'grantType') ?? {};
		const grant = fields.find(({ id }) => id === 'grant');

		expect(grant?.attributes.options?.toSorted()).toEqual(
			options.map(({ name }) => name).toSorted(),
		);
	});

	it('is what the documents link to', () => {
		const links = documents.flatMap((file) =>
			[...textOf(file).matchAll(/\/issues\/new\?template=([\w.-]+)/g)].map(([, name]) => name),
		);

		expect(links.length).toBeGreaterThan(0);
		expect([...new Set(links)]).toEqual(['routix-differs.yml']);
	});
});
