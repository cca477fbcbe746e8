import { LiveIndexes, type LiveIndex } from '../../../../nodes/Routix/sync/liveIndexes';
import { SyncIndex } from '../../../../nodes/Routix/sync/syncIndex';

const acme = { id: '1', company_name: 'Acme' };

const indexOf = (...records: Array<typeof acme>) => new SyncIndex(records, ['company_name'], false);

const idsOf = ({ index }: LiveIndex, company_name: string) =>
	index.find({ company_name }).map(({ current }) => current.id);

const settled = async () => await new Promise((resolve) => setImmediate(resolve));

describe('An execution', () => {
	it('learns of what others create in its list', async () => {
		const lists = new LiveIndexes();
		const [one, other] = await Promise.all(
			[1, 2].map(async () => await lists.follow('accounts', async () => indexOf(acme))),
		);

		lists.tell('accounts', one, {
			values: { company_name: 'New ' },
			record: { id: '2', company_name: 'New' },
		});

		expect(idsOf(other, 'New')).toEqual(['2']);
		expect(idsOf(other, 'New ')).toEqual(['2']);
		expect(idsOf(one, 'New')).toEqual([]);
	});

	it('learns nothing of other lists', async () => {
		const lists = new LiveIndexes();
		const teller = await lists.follow('orders', async () => indexOf());
		const other = await lists.follow('accounts', async () => indexOf());

		lists.tell('orders', teller, { values: { company_name: 'New' }, record: { id: '2' } });

		expect(idsOf(other, 'New')).toEqual([]);
	});

	it('learns of what was created while it was reading, once, whether its reading shows it or not', async () => {
		const lists = new LiveIndexes();
		const teller = await lists.follow('accounts', async () => indexOf());
		const whileReading = async (...records: Array<typeof acme>) =>
			await lists.follow('accounts', async () => {
				lists.tell('accounts', teller, { values: { company_name: 'Acme' }, record: acme });
				return indexOf(...records);
			});

		expect(idsOf(await whileReading(), 'Acme')).toEqual(['1']);
		expect(idsOf(await whileReading(acme), 'Acme')).toEqual(['1']);
	});

	it('learns that something may have been created', async () => {
		const lists = new LiveIndexes();
		const teller = await lists.follow('accounts', async () => indexOf());
		const other = await lists.follow('accounts', async () => indexOf());

		lists.tell('accounts', teller, { values: { company_name: 'New' } });

		expect(other.index.isUncertain({ company_name: 'New' })).toBe(true);
		expect(other.index.isUncertain({ company_name: 'Acme' })).toBe(false);
	});

	it('whose list cannot be read says so', async () => {
		const reading = new LiveIndexes().follow(
			'accounts',
			async () => await Promise.reject(new Error('Refused')),
		);

		await expect(reading).rejects.toThrow('Refused');
	});
});

describe('Turns', () => {
	const never = () => false;

	it('are taken one after the other under one key, and at once under several', async () => {
		const lists = new LiveIndexes();
		const events: string[] = [];
		const take = async (key: string, name: string) =>
			await lists.inTurn(key, never, async () => {
				events.push(`begin ${name}`);
				await settled();
				events.push(`end ${name}`);
				return name;
			});

		const names = await Promise.all([
			take('a', '1'),
			take('a', '2'),
			take('a', '3'),
			take('b', '4'),
		]);

		expect(names).toEqual(['1', '2', '3', '4']);
		expect(events.filter((event) => !event.endsWith('4'))).toEqual(
			['1', '2', '3'].flatMap((name) => [`begin ${name}`, `end ${name}`]),
		);
		expect(events.indexOf('begin 4')).toBeLessThan(events.indexOf('end 1'));
		expect(lists.turnCount).toBe(0);
	});

	it('go on after one that failed', async () => {
		const lists = new LiveIndexes();
		const failing = lists.inTurn('a', never, async () => await Promise.reject(new Error('Lost')));
		const next = lists.inTurn('a', never, async () => 'done');

		await expect(failing).rejects.toThrow('Lost');
		expect(await next).toBe('done');
		expect(lists.turnCount).toBe(0);
	});

	it('are not waited for by an execution that was cancelled, and stay with who has them', async () => {
		const lists = new LiveIndexes();
		let end = () => {};
		const held = new Promise<void>((resolve) => (end = resolve));
		const holding = lists.inTurn('a', never, async () => await held);
		let isCancelled = false;
		const waiting = lists.inTurn(
			'a',
			() => isCancelled,
			async () => 'was asked',
		);
		isCancelled = true;

		expect(await waiting).toBe('was asked');
		expect(lists.turnCount).toBe(1);
		end();
		await holding;
		expect(lists.turnCount).toBe(0);
	});
});
