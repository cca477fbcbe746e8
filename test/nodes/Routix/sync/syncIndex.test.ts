import fc from 'fast-check';
import type { RoutixRecord } from '../../../../nodes/Routix/contract/record';
import { idReader } from '../../../../nodes/Routix/contract/identity';
import { resourceNamed } from '../../../../nodes/Routix/resources';
import { describeMatching } from '../../../../nodes/Routix/sync/matching';
import { SyncIndex } from '../../../../nodes/Routix/sync/syncIndex';
import { isBlank, matchText } from '../../../../nodes/Routix/values/text';

const acme = { id: '1', company_name: 'Acme B.V.', email: 'info@acme.nl' };
const bolt = { id: '2', company_name: 'Bolt N.V.', email: null };

const idsOf = (index: SyncIndex, values: Record<string, unknown>) =>
	index.find(values).map(({ current }) => current.id);

const indexOf = (records: RoutixRecord[], columns: string[], ignoreCase = false) =>
	new SyncIndex(records, columns, ignoreCase);

it('Decimals that Routix writes as texts match by value, whoever fills them up with zeros', () => {
	const index = new SyncIndex([{ id: '1', rate: '12.50' }], ['rate'], false);

	expect(index.find({ rate: '12.5' })).toHaveLength(1);
	expect(index.find({ rate: 12.5 })).toHaveLength(1);
	expect(index.find({ rate: '12.51' })).toEqual([]);
});

it.each(['constructor', 'toString', '__proto__', 'hasOwnProperty', 'valueOf'])(
	'A record is not found by what every object inherits: %s',
	(name) => {
		const inherited = (acme as Record<string, unknown>)[name];
		for (const value of [inherited, String(inherited), JSON.stringify(inherited), {}]) {
			const values = Object.fromEntries([[name, value]]);
			expect(idsOf(indexOf([acme, bolt], [name]), values)).toEqual([]);
			expect(describeMatching({ columns: [name], values: {} as never })).toBe(
				`${name} "undefined"`,
			);
		}
	},
);

describe('A record is found', () => {
	it('by the values of all columns to match on', () => {
		const index = indexOf([acme, bolt], ['company_name', 'email']);

		expect(idsOf(index, { company_name: 'Acme B.V.', email: 'info@acme.nl' })).toEqual(['1']);
		expect(idsOf(index, { company_name: 'Acme B.V.', email: 'other@acme.nl' })).toEqual([]);
	});

	it('with all others that have the same values, in the order of Routix', () => {
		const index = indexOf([acme, bolt, { ...acme, id: '3' }], ['company_name']);

		expect(idsOf(index, { company_name: 'Acme B.V.' })).toEqual(['1', '3']);
	});

	it('in the same case only', () => {
		expect(idsOf(indexOf([acme], ['company_name']), { company_name: 'ACME B.V.' })).toEqual([]);
	});

	it.each(['Acme B.V. ', 'Acme\u00A0B.V.', ' Acme  B.V.\r', 'Acme\u200B B.V.'])(
		'with whatever blanks, as %j',
		(company_name) => {
			expect(idsOf(indexOf([acme], ['company_name']), { company_name })).toEqual(['1']);
		},
	);

	it.each(['ACME B.V.', ' acme b.v. ', 'Acme B.V.'])(
		'as "%s" when case is ignored',
		(company_name) => {
			expect(idsOf(indexOf([acme], ['company_name'], true), { company_name })).toEqual(['1']);
		},
	);

	it('as an accented text in either way of writing it', () => {
		const besancon = { id: '1', city: 'Besançon'.normalize('NFC') };

		expect(idsOf(indexOf([besancon], ['city']), { city: 'Besançon'.normalize('NFD') })).toEqual([
			'1',
		]);
		expect(idsOf(indexOf([besancon], ['city'], true), { city: 'BESANÇON' })).toEqual(['1']);
	});

	it('by the ID that Routix calls otherwise', () => {
		const readId = idReader(resourceNamed('order'));
		const index = new SyncIndex([{ order_id: 7, vehicle_id: 1 }], ['id'], false, readId);

		expect(index.find({ id: '7' })).toHaveLength(1);
		expect(index.canMatchOn('id')).toBe(true);
	});

	it('by a number however the item writes it, where Routix has numbers', () => {
		const index = indexOf(
			[
				{ id: '1', debtor: 7 },
				{ id: '2', debtor: null },
			],
			['debtor'],
		);

		for (const debtor of [7, '7', '7.0', ' 7 ', '007']) {
			expect(idsOf(index, { debtor })).toEqual(['1']);
		}
	});

	it('by exactly the text where Routix has texts of digits', () => {
		const index = indexOf([{ id: '1', debtor: '007' }], ['debtor']);

		expect(idsOf(index, { debtor: '007' })).toEqual(['1']);
		expect(idsOf(index, { debtor: '7' })).toEqual([]);
		expect(idsOf(index, { debtor: 7 })).toEqual([]);
	});

	it('by a number that Routix has as text', () => {
		expect(idsOf(indexOf([{ id: '1', debtor: '7' }], ['debtor']), { debtor: 7 })).toEqual(['1']);
	});

	it('by a point in time in any zone', () => {
		const index = indexOf([{ id: '1', at: '2026-05-04T08:00:00.000Z' }], ['at']);

		expect(idsOf(index, { at: '2026-05-04T10:00:00+02:00' })).toEqual(['1']);
	});

	it('by false or zero, which are values', () => {
		const index = indexOf([{ id: '1', adr: false, axles: 0 }], ['adr', 'axles']);

		expect(idsOf(index, { adr: false, axles: 0 })).toEqual(['1']);
		expect(idsOf(index, { adr: 'false', axles: '0' })).toEqual(['1']);
	});
});

describe('A record without a value to match on', () => {
	it.each([
		['the text "null"', 'null'],
		['the text "undefined"', 'undefined'],
		['nothing', null],
		['an empty text', ''],
		['blanks', ' '],
	])('is not found by %s', (_case, email) => {
		const records = [bolt, { id: '3', company_name: 'Without' }, { id: '4', email: ' ' }];

		expect(idsOf(indexOf(records, ['email']), { email })).toEqual([]);
	});
});

describe('A record that was written in this execution', () => {
	it('is found by the values of the item that made it and by those that Routix made of them', () => {
		const index = indexOf([], ['company_name']);

		index.add({ id: '9', company_name: 'New B.V.' }, { company_name: ' New  B.V.' });

		expect(idsOf(index, { company_name: ' New  B.V.' })).toEqual(['9']);
		expect(idsOf(index, { company_name: 'New B.V.' })).toEqual(['9']);
	});

	it('is there once under one and the same value', () => {
		const index = indexOf([], ['company_name']);

		index.add({ id: '9', company_name: 'New' }, { company_name: 'New' });

		expect(idsOf(index, { company_name: 'New' })).toEqual(['9']);
	});

	it('is found with its new values by whichever value it is looked for', () => {
		const index = indexOf([], ['company_name']);
		const known = index.add({ id: '9', company_name: 'New' }, { company_name: 'new ' });

		known.current = { ...known.current, phone: '020' };

		expect(index.find({ company_name: 'New' })[0].current.phone).toBe('020');
		expect(index.find({ company_name: 'new ' })[0].current.phone).toBe('020');
	});

	it('is found by the item that made it even if Routix tells nothing of it', () => {
		const index = indexOf([], ['company_name']);

		index.add({}, { company_name: 'New' });

		expect(index.find({ company_name: 'New' })).toHaveLength(1);
	});
});

describe('A record whose creation was not confirmed', () => {
	it('is uncertain under its values only', () => {
		const index = indexOf([acme], ['company_name'], true);

		index.markUncertain({ company_name: 'New' });

		expect(index.isUncertain({ company_name: 'NEW ' })).toBe(true);
		expect(index.isUncertain({ company_name: 'New.' })).toBe(true);
		expect(index.isUncertain({ company_name: 'Acme B.V.' })).toBe(false);
	});
});

describe('A record that is nearly the same', () => {
	it.each(['ACME BV', 'acme-b.v.', 'ＡＣＭＥ B.V.'])(
		'is found by "%s", which does not match',
		(company_name) => {
			const index = indexOf([bolt, acme], ['company_name']);

			expect(idsOf(index, { company_name })).toEqual([]);
			expect(index.findNear({ company_name })?.current).toEqual(acme);
		},
	);

	it('has all values nearly the same, and numbers the very same', () => {
		const index = indexOf(
			[{ id: '1', company_name: 'Acme', debtor: 15 }],
			['company_name', 'debtor'],
		);

		expect(index.findNear({ company_name: 'ACME', debtor: '15' })).toBeDefined();
		expect(index.findNear({ company_name: 'ACME', debtor: '1.5' })).toBeUndefined();
		expect(index.findNear({ company_name: 'Bolt', debtor: 15 })).toBeUndefined();
	});

	it('may be one that this execution made after it was first looked for', () => {
		const index = indexOf([acme], ['company_name']);
		expect(index.findNear({ company_name: 'NEW' })).toBeUndefined();

		index.add({ id: '9', company_name: 'New B.V.' }, { company_name: 'New' });

		expect(index.findNear({ company_name: 'NEW' })?.current.id).toBe('9');
		expect(index.findNear({ company_name: 'NEW BV' })?.current.id).toBe('9');
	});
});

describe('The index knows', () => {
	it('whether there is any record', () => {
		expect(indexOf([], ['email']).isEmpty).toBe(true);
		expect(indexOf([acme], ['email']).isEmpty).toBe(false);
	});

	it('which fields Routix shows in any record: of an empty list nobody knows', () => {
		const index = indexOf([acme, { id: '2', phone: null }], ['email']);

		expect(index.shows('phone')).toBe(true);
		expect(index.shows('vat_number')).toBe(false);
		expect(indexOf([], ['email']).shows('vat_number')).toBe(true);
	});
});

describe('Whatever the values are', () => {
	const value = fc.oneof(
		fc.string({ maxLength: 3 }),
		fc.integer({ min: -3, max: 3 }),
		fc.boolean(),
		fc.constantFrom(null, undefined, '"', '",""', '__proto__', '[', 'null'),
	);
	const values = fc.record({ a: value, b: value });

	it('a record is found by its own values exactly when none of them is blank', () => {
		fc.assert(
			fc.property(fc.array(values), values, fc.boolean(), (others, own, ignoreCase) => {
				const record = { ...own, id: 'own' } as RoutixRecord;
				const records = [...(others as RoutixRecord[]), record];
				const found = indexOf(records, ['a', 'b'], ignoreCase).find(own);
				const hasBlank = isBlank(own.a) || isBlank(own.b);

				expect(found.some(({ current }) => current === record)).toBe(!hasBlank);
			}),
		);
	});

	it('two texts that differ by more than blanks and letter form never meet in one key', () => {
		const text = fc.string({ minLength: 1, maxLength: 4 }).filter((one) => !isBlank(one));
		fc.assert(
			fc.property(text, text, text, text, (a, b, otherA, otherB) => {
				fc.pre(matchText(a) !== matchText(otherA) || matchText(b) !== matchText(otherB));
				const index = indexOf([{ id: '1', a, b }], ['a', 'b']);

				expect(index.find({ a: otherA, b: otherB })).toEqual([]);
			}),
		);
	});
});
