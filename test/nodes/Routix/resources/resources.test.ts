import {
	readScope,
	resourceNamed,
	resources,
	scopeOptions,
	titleCase,
	withArticle,
	writeScope,
} from '../../../../nodes/Routix/resources';

describe('The resources', () => {
	it('are the seven that Routix has scopes for, each with its part of the URL', () => {
		expect(resources.map(({ name, path }) => [name, path])).toEqual([
			['account', 'accounts'],
			['equipment', 'equipment'],
			['invoice', 'invoices'],
			['order', 'orders'],
			['planning', 'planning'],
			['staff', 'staff'],
			['vehicle', 'vehicles'],
		]);
	});

	it('have the eleven scopes of Routix', () => {
		expect(scopeOptions.map(({ value }) => value).toSorted()).toEqual(
			[
				'routix:accounts:read',
				'routix:accounts:write',
				'routix:orders:read',
				'routix:orders:write',
				'routix:vehicles:read',
				'routix:vehicles:write',
				'routix:staff:read',
				'routix:equipment:read',
				'routix:planning:read',
				'routix:invoices:read',
				'routix:invoices:write',
			].toSorted(),
		);
		expect(readScope(resourceNamed('order'))).toBe('routix:orders:read');
		expect(writeScope(resourceNamed('order'))).toBe('routix:orders:write');
	});

	it('have fields only where Routix documents them: the six of the v1 account', () => {
		const documented = resources.filter(({ fields }) => fields);

		expect(documented.map(({ name }) => name)).toEqual(['account']);
		expect(documented[0].fields?.map(({ name }) => name)).toEqual(
			Object.keys(documented[0].example ?? {}),
		);
		expect(documented[0].fields).toHaveLength(6);
	});

	it.each(['orders', 'Order', '__proto__', ''])('say what there is instead of %j', (name) => {
		expect(() => resourceNamed(name)).toThrow(`Resource "${name}" does not exist`);
	});
});

describe('Words', () => {
	it.each([
		['planning entries', 'Planning Entries'],
		['piece of equipment', 'Piece of Equipment'],
	])('%s are labelled %s', (words, label) => {
		expect(titleCase(words)).toBe(label);
	});

	it.each([
		['account', 'an account'],
		['invoice', 'an invoice'],
		['vehicle', 'a vehicle'],
		['piece of equipment', 'a piece of equipment'],
	])('%s is called %s', (noun, phrase) => {
		expect(withArticle(noun)).toBe(phrase);
	});
});
