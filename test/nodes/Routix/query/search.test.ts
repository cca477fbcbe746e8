import { searchFor, SearchTexts } from '../../../../nodes/Routix/query/search';

const id = '550e8400-e29b-41d4-a716-446655440000';

describe('A record is found', () => {
	const record = {
		id,
		customer_id: '0b9e3c1e-5d1c-4d52-9a6e-6f1f2d3f7a01',
		company_name: 'Café Zürich Transport B.V.',
		licence_plate: 'BX-PN-30',
		phone: '+31 20 123 4567',
		debtor_number: 100023,
		created_at: '2026-05-04T08:00:00.000Z',
		active: true,
		notes: null,
		address: { city: "'s-Hertogenbosch", postal_code: '5211 AB' },
		contacts: [{ name: 'Piet de Vries' }, { name: 'Anja' }],
		tags: ['ADR'],
	};

	it.each([
		['by part of its name', 'transp'],
		['in any case', 'CAFÉ'],
		['without accents', 'cafe zurich'],
		['by words in any order', 'b.v. transport'],
		['by a licence plate without hyphens', 'bxpn30'],
		['by a phone number without blanks', '201234567'],
		['by a number', '100023'],
		['by its ID', id],
		['by the beginning of its ID as people copy it', '550e8400'],
		['by its city, which is inside the address', 'hertogenbosch'],
		['by words in different places', 'zurich anja'],
		['by a postal code without the blank', '5211AB'],
		['by a tag', 'adr'],
		['by letters in another form', 'cafe\u0301'],
		['by nothing in particular', ''],
	])('%s', (_case, typed) => {
		expect(searchFor(typed)(record)).toBe(true);
	});

	it.each([
		['another name', 'acme'],
		['one word of two', 'café amsterdam'],
		['characters that only the ID of another record has', '5d1c'],
		['two characters of its ID', 'a7'],
		['the year in which it was created', '2026'],
		['a word across two fields', 'b.v.bx'],
		['the name of a field', 'postal_code'],
	])('not by %s', (_case, typed) => {
		expect(searchFor(typed)(record)).toBe(false);
	});
});

it('Several searches share the work on a record and find the same', () => {
	const texts = new SearchTexts();
	const searches = ['acme', 'jansen', '12-34'].map((typed) => searchFor(typed, texts));
	const records = [
		{ name: 'Acme' },
		{ name: 'Jansen' },
		{ plate: '1-23-4' },
		{ name: 'Acme 1234' },
	];

	const found = records.map((record) => searches.map((search) => search(record)));

	expect(found).toEqual([
		[true, false, false],
		[false, true, false],
		[false, false, true],
		[true, false, true],
	]);
});
