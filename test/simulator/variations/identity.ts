import type { SimulatedRecord } from '../data/generate';
import { isForRecords, isGood, written } from './answers';
import { clearError, everything, exception } from './expectations';
import type { Behaviour, OperationName, Variation } from './variation';

const asAlways = (): Behaviour => async (_asked, pass) => await pass();

/** The ID under another name. */
function keyed(name: string, key: string | ((resource: string) => string)): Variation {
	const keyFor = typeof key === 'string' ? () => key : key;
	return {
		name: `key-${name}`,
		group: 'Identity',
		does: `The server gives the ID of a record as ${typeof key === 'string' ? `"${key}"` : '"account_id", "vehicle_id" and so on'}.`,
		touches: everything,
		key,
		shown: ({ id, ...record }, resource) => ({ [keyFor(resource)]: id, ...record }),
		serve: asAlways,
	};
}

function without(record: SimulatedRecord, name: string): SimulatedRecord {
	const others = { ...record };
	delete others[name];
	return others;
}

const singular: Record<string, string> = { accounts: 'account', vehicles: 'vehicle' };

/** IDs of some form, one for each place in a list. */
const forms: Record<string, { does: string; idAt: (index: number) => string }> = {
	slash: { does: 'hold a slash', idAt: (index) => `A/${index}` },
	dots: { does: 'hold dots', idAt: (index) => `a.${index}.x` },
	colon: { does: 'hold a colon, as those of linked data', idAt: (index) => `urn:routix:${index}` },
	blank: { does: 'hold a blank', idAt: (index) => `A ${index}` },
	query: { does: 'hold a question mark', idAt: (index) => `A?b=${index}` },
	fragment: { does: 'hold a number sign', idAt: (index) => `A#${index}` },
	percent: { does: 'hold a percent sign', idAt: (index) => `A%2F${index}` },
	ampersand: { does: 'hold an ampersand and a plus', idAt: (index) => `A&B+${index}` },
	accent: { does: 'hold a letter with an accent', idAt: (index) => `é${index}` },
	digits: { does: 'are texts of digits', idAt: (index) => String(100_000 + index) },
	'leading-zeros': {
		does: 'are digits with zeros in front',
		idAt: (index) => String(index + 1).padStart(8, '0'),
	},
	'by-case': {
		does: 'differ in upper and lower case only',
		idAt: (index) => (index % 2 === 0 ? `acc-${index / 2}` : `ACC-${(index - 1) / 2}`),
	},
	long: { does: 'are 90 characters long', idAt: (index) => `${'x'.repeat(85)}${10_000 + index}` },
	base64: {
		does: 'are in base64',
		idAt: (index) => Buffer.from(`id:${index}+`).toString('base64'),
	},
	'large-text': {
		does: 'are numbers beyond 2^53, as texts',
		idAt: (index) => String(9_007_199_254_740_993n + BigInt(index)),
	},
};

const ofForm = Object.entries(forms).map(
	([name, { does, idAt }]): Variation => ({
		name: `id-${name}`,
		group: 'Identity',
		does: `The IDs of the server ${does}.`,
		touches: [
			'Get',
			'Get Many',
			'Record Picker',
			'Update',
			'Create or Update',
			'Created',
			'Updated',
		],
		idAt,
		serve: asAlways,
	}),
);

const asNumber = (record: SimulatedRecord): SimulatedRecord => ({
	...record,
	id: /^-?\d+$/.test(String(record.id)) ? Number(record.id) : record.id,
});

const numbered = (name: string, does: string, idAt: (index: number) => string): Variation => ({
	name,
	group: 'Identity',
	does,
	touches: everything,
	idAt,
	shown: asNumber,
	serve: asAlways,
});

const needsKey: OperationName[] = ['Record Picker', 'Create or Update', 'Created', 'Updated'];
const saysId = clearError({
	says: [/\bIDs?\b/],
	why: 'Without an ID a record cannot be found again.',
});

function withoutKey(name: string, does: string, id: object): Variation {
	return {
		name,
		group: 'Identity',
		does,
		touches: ['Get Many', 'Get Many with Limit', 'Form', 'Create', ...needsKey],
		but: Object.fromEntries(needsKey.map((operation) => [operation, saysId])),
		key: null,
		shown: (record) => ({ ...without(record, 'id'), ...id }),
		serve: asAlways,
	};
}

/** Two neighbours become one when JavaScript reads them. */
const tooLarge: Variation = {
	name: 'id-number-beyond-2-53',
	group: 'Identity',
	does: 'The IDs of the server are whole numbers beyond 2^53.',
	touches: ['Get Many', 'Record Picker', 'Create or Update', 'Created', 'Updated'],
	expected: clearError({
		says: [/\bIDs?\b/],
		why: 'JavaScript cannot read such a number exactly, so two records would become one.',
	}),
	idAt: (index) => String(9_007_199_254_740_993n + BigInt(index)),
	serve: () => async (asked, pass) => {
		const answer = await pass();
		if (!isForRecords(asked) || !isGood(answer)) return answer;
		return written(answer, JSON.stringify(answer.body).replace(/"id":"(\d+)"/g, '"id":$1'));
	},
};

export const identityVariations: Variation[] = [
	keyed('uuid', 'uuid'),
	keyed('underscore', '_id'),
	keyed('of-resource', (resource) => `${singular[resource]}_id`),
	...ofForm,
	numbered('id-number', 'The IDs of the server are numbers.', (index) => String(1_000 + index)),
	numbered('id-number-from-zero', 'The IDs of the server are numbers from 0.', String),
	numbered('id-number-negative', 'The IDs of the server are numbers below 0.', (index) =>
		String(-1 - index),
	),
	withoutKey('id-missing', 'The server gives no ID.', {}),
	withoutKey('id-null', 'The server gives null as the ID.', { id: null }),
	{
		...withoutKey('id-object', 'The server gives an object as the ID.', {}),
		touches: ['Get Many', 'Record Picker', 'Created'],
		but: {
			'Record Picker': exception('No known API of this kind does so', { says: [/\bIDs?\b/] }),
			Created: exception('No known API of this kind does so', { says: [/\bIDs?\b/] }),
		},
		shown: ({ id, ...record }) => ({ id: { $oid: id }, ...record }),
	},
	{
		name: 'id-twice-on-a-page',
		group: 'Identity',
		does: 'The server lists a record once for each of its stops, with one ID and other fields.',
		touches: ['Get Many', 'Get Many with Limit'],
		idAt: (index) => `stop-${Math.floor(index / 2)}`,
		serve: asAlways,
	},
	{
		name: 'id-twice-on-a-page-two-pages',
		group: 'Identity',
		does: 'The server lists a record once for each of its stops, on more than one page.',
		touches: ['Get Many', 'Get Many with Limit'],
		records: 1_121,
		idAt: (index) => `stop-${Math.floor(index / 2)}`,
		serve: asAlways,
	},
	tooLarge,
];
