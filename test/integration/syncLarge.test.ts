import type { IDataObject } from 'n8n-workflow';
import type { Fault } from '../simulator/client';
import { automatic } from './support/columns';
import { useRoutix } from './support/useRoutix';

/** Little else, so that a reset is quick. */
const none = { orders: 0, vehicles: 0, staff: 0, equipment: 0, planning: 0, invoices: 0 };
const session = useRoutix({ recordCounts: { accounts: 0, ...none } });

const parameters = {
	resource: 'account',
	operation: 'upsert',
	columns: automatic('company_name'),
};

const total = 5_000;
/** Every tenth row differs from Routix, every fiftieth is new. */
const changed = 500;
const added = 100;

/** 10,000 items and 600 writes take their time on a busy machine. */
const LONG_MS = 120_000;

const nameOf = (number: number) => `Klant ${String(number).padStart(4, '0')} B.V.`;

const accounts = Array.from({ length: total }, (_, number) => ({
	company_name: nameOf(number),
	email: number % 7 === 0 ? null : `info@klant${number}.nl`,
	phone: '+31 10 123 4567',
	account_type: 'customer',
	status: 'active',
}));

/** What the ERP sends: 4,900 of these accounts, 500 of them with another phone number, and 100 new ones. */
const rows: IDataObject[] = accounts.map((account, number) => {
	if (number % (total / added) === 1) {
		return { ...account, company_name: `Nieuw ${String(number).padStart(4, '0')} B.V.` };
	}
	const isChanged = number % (total / changed) === 0;
	return { ...account, phone: isChanged ? '+31 10 765 4321' : account.phone };
});

/** All accounts as they have to be afterwards, by name. */
const goal = byName([...accounts.filter(({ company_name: name }) => !isSent(name)), ...rows]);

function isSent(name: string): boolean {
	return rows.some((row) => row.company_name === name);
}

function byName(records: IDataObject[]): string[] {
	return records
		.map((record) =>
			JSON.stringify([record.company_name, record.email, record.phone, record.status]),
		)
		.sort();
}

beforeEach(async () => {
	await session.routix.insert('accounts', accounts);
});

const stored = async () => byName((await session.routix.records('accounts')) as IDataObject[]);

function countOf(results: IDataObject[]): Record<string, number> {
	const counts: Record<string, number> = {};
	for (const { sync_action: action } of results) {
		counts[String(action)] = (counts[String(action)] ?? 0) + 1;
	}
	return counts;
}

async function requestCounts(): Promise<Record<string, number>> {
	const counts: Record<string, number> = {};
	for (const { method } of await session.requests()) counts[method] = (counts[method] ?? 0) + 1;
	return counts;
}

describe('5,000 rows against 5,000 accounts, 10 % changed and 2 % new', () => {
	it(
		'make 6 list requests, 500 PATCH with only the changed field and 100 POST, and nothing the second time',
		async () => {
			const first = await session.run(parameters, rows);

			expect(countOf(first)).toEqual({ created: 100, updated: 500, unchanged: 4_400 });
			expect(await requestCounts()).toEqual({ GET: 6, PATCH: 500, POST: 100 });
			expect(new Set((await session.bodies('PATCH')).map((body) => JSON.stringify(body)))).toEqual(
				new Set(['{"phone":"+31 10 765 4321"}']),
			);
			expect(await stored()).toEqual(goal);

			await session.routix.clearRequests();
			const second = await session.run(parameters, rows);

			expect(countOf(second)).toEqual({ unchanged: 5_000 });
			expect(await requestCounts()).toEqual({ GET: 6 });
		},
		LONG_MS,
	);
});

describe('A run that is interrupted after half of its writes', () => {
	it.each<[string, Fault]>([
		[
			'because the server dies before it looks at an update',
			{ on: { method: 'PATCH', skip: changed / 2 }, kind: 'resetBefore' },
		],
		[
			'because the server dies after it created a record but before it answered',
			{ on: { method: 'POST', path: '/accounts$', skip: added / 2 }, kind: 'resetAfter' },
		],
	])(
		'%s ends in the same state when it is run again, without a duplicate',
		async (_case, fault) => {
			await session.routix.addFault(fault);
			await expect(session.run(parameters, rows)).rejects.toThrow();
			const half = await requestCounts();
			expect(half.PATCH + half.POST).toBeGreaterThan(290);
			expect(half.PATCH + half.POST).toBeLessThan(310);
			expect(await stored()).not.toEqual(goal);

			await session.run(parameters, rows);

			expect(await stored()).toEqual(goal);
			// Nothing that was done in the first run is done again.
			const both = await requestCounts();
			const unprocessed = fault.kind === 'resetBefore' ? 1 : 0;
			expect(both).toEqual({ GET: 12, PATCH: changed + unprocessed, POST: added });
		},
		LONG_MS,
	);
});
