import { startSimulator, type Simulator } from '../../simulator/client';
import { variations } from '../../simulator/variations';
import { groups, operationNames } from '../../simulator/variations/variation';
import { deviationOf, tryOn } from './crossing';
import { fill } from './world';

jest.mock('n8n-workflow', () =>
	jest
		.requireActual<typeof import('../faults/support/virtualTime')>('../faults/support/virtualTime')
		.withVirtualSleep(jest.requireActual('n8n-workflow')),
);
jest.setTimeout(60_000);

let routix: Simulator;

beforeAll(async () => {
	routix = await startSimulator();
});
afterAll(async () => await routix?.stop());

describe('A Routix that does not differ', () => {
	it.each(operationNames.filter((name) => name !== 'Get Missing'))('%s is right', async (name) => {
		const none = { ...variations[0], name: undefined as never, records: 120, but: {} };
		await fill(routix, none);

		expect(deviationOf(await tryOn(routix, none, name))).toBeUndefined();
	});
});

describe('The list of variations', () => {
	it('names each of them once, and describes each of them otherwise', () => {
		const names = variations.map(({ name }) => name);
		const sentences = variations.map(({ does }) => does);

		expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
		expect(sentences.filter((does, index) => sentences.indexOf(does) !== index)).toEqual([]);
	});

	it('has some of every kind, and knows no others', () => {
		const used = new Set(variations.map(({ group }) => group));

		expect(groups.filter((group) => !used.has(group))).toEqual([]);
	});

	it('is known to the simulator', async () => {
		await expect(routix.vary('no-such-variation')).rejects.toThrow('no variation');
	});

	it('gives a reason for each exception', () => {
		const silent = variations
			.flatMap(({ name, expected, but }) =>
				[expected, ...Object.values(but ?? {})].map((expectation) => ({ name, expectation })),
			)
			.filter(({ expectation }) => expectation?.outcome === 'exception' && !expectation.why);

		expect(silent).toEqual([]);
	});
});
