import type { IDataObject } from 'n8n-workflow';
import type { Fault } from '../../simulator/client';
import { automatic } from '../support/columns';
import { useRoutix } from '../support/useRoutix';

/** Little else, so that a reset is quick. */
const none = { orders: 0, vehicles: 0, staff: 0, equipment: 0, planning: 0, invoices: 0 };
const session = useRoutix({ recordCounts: { accounts: 0, ...none } });

const parameters = {
	resource: 'account',
	operation: 'upsert',
	columns: automatic('company_name'),
};

/** 10,000 items and 600 writes take their time on a busy machine. */
const LONG_MS = 120_000;

interface Sync {
	accounts: IDataObject[];
	rows: IDataObject[];
	changed: number;
	added: number;
}

/** So many accounts, and as many rows of an ERP: every tenth has another phone number, every fiftieth is a new one. */
function prepare(total: number): Sync {
	const accounts = Array.from({ length: total }, (_, number) => ({
		company_name: `Klant ${number} B.V.`,
		email: number % 7 === 0 ? null : `info@klant${number}.nl`,
		phone: '+31 10 123 4567',
		account_type: 'customer',
		status: 'active',
	}));
	const rows = accounts.map((account, number) => {
		if (number % 50 === 1) return { ...account, company_name: `Nieuw ${number} B.V.` };
		return number % 10 === 0 ? { ...account, phone: '+31 10 765 4321' } : account;
	});
	return { accounts, rows, changed: total / 10, added: total / 50 };
}

/** All accounts as they have to be in the end. */
function goalOf({ accounts, rows }: Sync): string[] {
	const sent = new Set(rows.map(({ company_name: name }) => name));
	return sorted([...accounts.filter(({ company_name: name }) => !sent.has(name)), ...rows]);
}

function sorted(records: IDataObject[]): string[] {
	return records
		.map((record) =>
			JSON.stringify([record.company_name, record.email, record.phone, record.status]),
		)
		.sort();
}

const stored = async () => sorted((await session.routix.records('accounts')) as IDataObject[]);

function countOf(names: unknown[]): Record<string, number> {
	const counts: Record<string, number> = {};
	for (const name of names) counts[String(name)] = (counts[String(name)] ?? 0) + 1;
	return counts;
}

const requestCounts = async () => countOf((await session.requests()).map(({ method }) => method));

describe('5,000 rows against 5,000 accounts, 10 % changed and 2 % new', () => {
	it(
		'make 6 list requests, 500 PATCH with only the changed field and 100 POST, and nothing the second time',
		async () => {
			const sync = prepare(5_000);
			await session.routix.insert('accounts', sync.accounts);

			const first = await session.run(parameters, sync.rows);

			expect(countOf(first.map(({ sync_action: action }) => action))).toEqual({
				created: 100,
				updated: 500,
				unchanged: 4_400,
			});
			expect(await requestCounts()).toEqual({ GET: 6, PATCH: 500, POST: 100 });
			expect(countOf((await session.bodies('PATCH')).map((body) => JSON.stringify(body)))).toEqual({
				'{"phone":"+31 10 765 4321"}': 500,
			});
			expect(await stored()).toEqual(goalOf(sync));

			await session.routix.clearRequests();
			const second = await session.run(parameters, sync.rows);

			expect(countOf(second.map(({ sync_action: action }) => action))).toEqual({
				unchanged: 5_000,
			});
			expect(await requestCounts()).toEqual({ GET: 6 });
		},
		LONG_MS,
	);
});

describe('A run that is interrupted after half of its writes', () => {
	const sync = prepare(1_000);

	it.each<[string, Fault]>([
		[
			'because the server dies before it looks at an update',
			{ on: { method: 'PATCH', skip: sync.changed / 2 }, kind: 'resetBefore' },
		],
		[
			'because the server dies after it created a record but before it answered',
			{ on: { method: 'POST', path: '/accounts$', skip: sync.added / 2 }, kind: 'resetAfter' },
		],
	])(
		'%s ends in the same state when it is run again, without a duplicate',
		async (_case, fault) => {
			await session.routix.insert('accounts', sync.accounts);
			await session.routix.addFault(fault);
			await expect(session.run(parameters, sync.rows)).rejects.toThrow();
			const { PATCH, POST } = await requestCounts();
			// Some more than half, since several are under way at once.
			const share = (PATCH + POST) / (sync.changed + sync.added);
			expect(share).toBeGreaterThan(0.45);
			expect(share).toBeLessThan(0.6);
			expect(await stored()).not.toEqual(goalOf(sync));

			await session.run(parameters, sync.rows);

			expect(await stored()).toEqual(goalOf(sync));
			// What the first run did is not done again; only what the server never looked at is sent a second time.
			const unseen = fault.kind === 'resetBefore' ? 1 : 0;
			expect(await requestCounts()).toEqual({
				// 1,000 accounts fill a page, so that one more shows that nothing follows.
				GET: 2 + 2,
				PATCH: sync.changed + unseen,
				POST: sync.added,
			});
		},
		LONG_MS,
	);
});
