import { nearestNames } from '../../../../nodes/Routix/query/nearest';

const names = ['id', 'company_name', 'status', 'phone', 'address.city', 'address.street', 'email'];

describe('The name that was meant', () => {
	it.each([
		['Status', ['status']],
		['statuss', ['status']],
		['statsu', ['status']],
		['Company Name', ['company_name']],
		['companyname', ['company_name']],
		['city', ['address.city']],
		['adress.city', ['address.city']],
		['name', ['company_name']],
		['e-mail', ['email']],
		['tax_percentage', []],
		['constructor', []],
	])('instead of %j is among %j', (wrong, expected) => {
		expect(nearestNames(wrong, names)).toEqual(expected);
	});

	it('comes nearest first, three at most', () => {
		expect(nearestNames('name', ['names', 'last_name', 'name2', 'named', 'lame'])).toHaveLength(3);
		expect(nearestNames('stat', ['status', 'state'])[0]).toBe('state');
	});

	it('is looked for among names of any length', () => {
		expect(nearestNames('x'.repeat(10_000), ['y'.repeat(10_000), 'x'.repeat(9_000)])).toHaveLength(
			1,
		);
	});
});
