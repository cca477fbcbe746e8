import {
	pauseBefore,
	readRequestsAtOnce,
	requestsAtOnce,
} from '../../../../nodes/Routix/parameters/batching';

const pauses = (batch: unknown, items = 7) =>
	Array.from({ length: items }, (_, item) => pauseBefore(item, batch));

describe('Batching', () => {
	it.each([[undefined], [{}], [{ batch: {} }]])('does not wait when it is %j', (value) => {
		expect(pauses(value)).toEqual([0, 0, 0, 0, 0, 0, 0]);
	});

	it('waits before each batch but the first', () => {
		const batch = { batch: { batchSize: 3, batchInterval: 200 } };

		expect(pauses(batch)).toEqual([0, 0, 0, 200, 0, 0, 200]);
	});

	it('takes numbers that an expression brings as text', () => {
		expect(pauseBefore(2, { batch: { batchSize: '2', batchInterval: '10' } })).toBe(10);
	});

	it.each([
		[{ batchSize: 0 }, 'Items Per Batch must be a whole number of at least 1'],
		[{ batchSize: 1.5 }, 'Items Per Batch must be a whole number of at least 1'],
		[{ batchInterval: -1 }, 'Batch Interval must be a whole number of at least 0'],
	])('refuses %j by name', (batch, message) => {
		expect(() => pauseBefore(0, { batch })).toThrow(message);
	});
});

describe('Requests at Once', () => {
	it.each([
		[undefined, 5],
		[null, 5],
		[1, 1],
		['10', 10],
	])('%j is %d where it is usually 5', (value, expected) => {
		expect(readRequestsAtOnce(value, 5)).toBe(expected);
	});

	it.each([0, 1.5, '', 'many', true])('refuses %j by name', (value) => {
		expect(() => readRequestsAtOnce(value, 5)).toThrow(
			'Requests at Once must be a whole number of at least 1',
		);
	});

	it('refuses more than 10 by name', () => {
		expect(() => readRequestsAtOnce(11, 5)).toThrow('Requests at Once must be 10 at most, not 11');
	});

	it('stays as it is when the option is added and not changed', () => {
		expect(requestsAtOnce(5)).toMatchObject({ default: 5, typeOptions: { maxValue: 10 } });
	});
});
