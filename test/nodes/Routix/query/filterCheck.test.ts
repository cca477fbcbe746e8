import { Calendar } from '../../../../nodes/Routix/query/calendar';
import type { ValueKind } from '../../../../nodes/Routix/query/fieldReader';
import { checkAgainst, checkSizes } from '../../../../nodes/Routix/query/filterCheck';
import { prepareFilters, type FilterOperator } from '../../../../nodes/Routix/query/filters';

const calendar = new Calendar('Europe/Amsterdam', Date.parse('2026-11-04T10:00:00Z'));

function prepared(operator: FilterOperator, value: string | number | Array<string | number>) {
	return prepareFilters([{ field: 'revenue', operator, value }], calendar)[0];
}

describe('Before anything is read', () => {
	it.each(['100', '12,50', '30-11-2026', 'this week', '-7d', '08:30', '2026-11-30T08:00:00Z'])(
		'a size may be %s',
		(value) => {
			expect(() => checkSizes(prepared('greaterThan', value))).not.toThrow();
		},
	);

	it.each([
		['abc', 'Filter 1: "abc" is neither a number nor a date'],
		['30-02-2026', 'Filter 1: "30-02-2026" is not a day that exists'],
		['11/30/2026', 'Filter 1: "11/30/2026" has no month where the Dutch write it'],
		['50%', 'Filter 1: "50%" is a percentage'],
		['1.250', 'Filter 1: "1.250" can mean 1250 or 1.25'],
	])('a size cannot be %s', (value, message) => {
		expect(() => checkSizes(prepared('lessThan', value))).toThrow(message);
	});

	it('nothing else is wrong yet', () => {
		expect(() => checkSizes(prepared('equals', '30-02-2026'))).not.toThrow();
		expect(() => checkSizes(prepared('isEmpty', ''))).not.toThrow();
	});

	it('a number that an expression brings is never unclear', () => {
		expect(() => checkSizes(prepared('greaterThan', 1.25))).not.toThrow();
	});
});

const kinds = (...names: ValueKind[]) => new Set(names);

describe('With the values that records show', () => {
	it.each<[FilterOperator, string | string[], ValueKind[]]>([
		['equals', '12,50', ['number', 'nothing']],
		['equals', 'abc', ['text']],
		['equals', 'abc', ['number', 'text']],
		['equals', 'abc', ['nothing']],
		['equals', 'abc', []],
		['equals', 'ja', ['boolean']],
		['equals', '30-11-2026', ['time']],
		['equals', 'today', ['time', 'number']],
		['isOneOf', '1,2', ['number']],
		['contains', '2026-11', ['time']],
		['startsWith', '2026', ['time']],
		['contains', 'acme', ['object']],
		['isEmpty', '', ['number']],
		['lessThan', '08:30', ['text']],
	])('%s %j fits %j', (operator, value, names) => {
		expect(() => checkAgainst(prepared(operator, value), kinds(...names))).not.toThrow();
	});

	it.each<[FilterOperator, string | string[], ValueKind[], string]>([
		['equals', 'abc', ['number'], 'Filter 1: revenue holds numbers, and "abc" is not a number'],
		['notEquals', 'abc', ['number', 'nothing'], 'revenue holds numbers, and "abc" is not'],
		['isOneOf', '1, b', ['number'], 'and "b" is not a number'],
		['equals', '1.250', ['number'], 'and "1.250" can mean 1250 or 1.25'],
		['contains', '5', ['number'], 'revenue holds numbers, which Contains cannot compare with "5"'],
		['equals', '30-02-2026', ['time'], 'and "30-02-2026" is not a day that exists'],
		[
			'equals',
			'volgend weekend',
			['time'],
			'revenue holds dates, and "volgend weekend" is not a day',
		],
		['contains', '30-11-2026', ['time'], 'revenue holds dates, which Contains cannot compare'],
		['contains', 'november', ['time'], 'revenue holds dates, which Contains cannot compare'],
		['greaterThan', '100', ['time'], 'revenue holds dates, and "100" is not a day'],
		['equals', 'maybe', ['boolean'], 'true or false, and "maybe" is neither true nor false'],
		['equals', 'acme', ['object'], 'revenue holds several fields in one, which Equals cannot'],
		['equals', 'abc', ['number', 'time'], 'revenue holds numbers and dates, which Equals cannot'],
	])('%s %j does not fit %j', (operator, value, names, message) => {
		expect(() => checkAgainst(prepared(operator, value), kinds(...names))).toThrow(message);
	});
});
