import { variations } from '../../simulator/variations';
import { virtualNow } from '../faults/support/virtualTime';
import { useVariedRoutix } from './describeVariations';
import { judgeError } from './judge';
import { ProductError, run } from './product';
import { fill, worldOf } from './world';

jest.mock('n8n-workflow', () =>
	jest
		.requireActual<typeof import('../faults/support/virtualTime')>('../faults/support/virtualTime')
		.withVirtualSleep(jest.requireActual('n8n-workflow')),
);

jest.setTimeout(120_000);

const varied = useVariedRoutix();

describe('However Routix is, API Access: Check', () => {
	it.each(variations)(
		'tells so without any content of records, or says why not: $name',
		async (variation) => {
			const { routix } = varied;
			await routix.vary();
			await fill(routix, variation);
			const before = await routix.records('accounts');
			const world = await worldOf(routix, variation);
			await routix.vary(variation.name, virtualNow());
			const values = before
				.flatMap(({ company_name: name, email, phone }) => [name, email, phone])
				.filter((value) => typeof value === 'string');

			const text = await run(world, { resource: 'apiAccess', operation: 'check' }).then(
				(items) => JSON.stringify(items),
				(error: unknown) => {
					if (!(error instanceof ProductError)) throw error;
					const circumstances = { isChanged: false, isWrite: false, isOneItem: true, secrets: [] };
					const words = { outcome: 'clear error' as const, isStated: true };
					expect(judgeError(error.thrown, words as never, circumstances).detail).not.toMatch(
						/is a bare|not in our words|value that is none/,
					);
					return String(error.thrown);
				},
			);

			expect(values.filter((value) => text.includes(value))).toEqual([]);
			await routix.vary();
			expect(JSON.stringify(await routix.records('accounts'))).toBe(JSON.stringify(before));
		},
	);
});
