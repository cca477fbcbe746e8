import { Calendar } from '../../../../nodes/Routix/query/calendar';
import {
	combined,
	prepareFilters,
	type Combination,
	type Filter,
	type FilterOperator,
} from '../../../../nodes/Routix/query/filters';

const calendar = new Calendar('Europe/Amsterdam', Date.parse('2026-11-04T10:00:00Z'));

const order = {
	status: 'In_Progress',
	weight: 12.5,
	pallets: '33',
	express: true,
	reference: ' PO-77 ',
	café: 'Cafe\u0301  Zürich',
	note: '',
	driver: null,
	tags: ['ADR', 'cold'],
	axles: [2, 3],
	nothing: [],
	planned_date: '2026-11-02T08:00:00Z',
	late_date: '2026-11-02T23:30:00Z',
	day: '2026-11-02',
	opens: '8:00',
	customer: { name: 'Acme', 'vat.number': 'NL1', address: { city: 'Utrecht' } },
	stops: [{ city: 'Rotterdam', weight: 5 }, { city: 'Den Haag', weight: 50 }, {}],
	'dotted.key': 'yes',
};

function meets(filters: Filter[], combination: Combination = 'all', record: object = order) {
	return combined(prepareFilters(filters, calendar), combination)(record as never);
}

test.each<[string, FilterOperator, Filter['value'], boolean]>([
	['status', 'equals', 'in_progress', true],
	['status', 'equals', ' IN_PROGRESS ', true],
	['status', 'equals', 'planned', false],
	['weight', 'equals', '12.50', true],
	['weight', 'equals', '12,5', true],
	['weight', 'equals', 12.5, true],
	['weight', 'equals', '€ 12,50', true],
	['weight', 'equals', 'abc', false],
	['pallets', 'equals', 33, true],
	['express', 'equals', 'true', true],
	['express', 'equals', 'Ja', true],
	['express', 'equals', 'nee', false],
	['express', 'equals', 'aan', true],
	['express', 'equals', true, true],
	['reference', 'equals', 'PO-77', true],
	['café', 'equals', 'café zürich', true],
	['café', 'equals', 'cafe zurich', false],
	['customer.name', 'equals', 'acme', true],
	['customer.vat.number', 'equals', 'NL1', false],
	['dotted.key', 'equals', 'yes', true],
	['customer', 'equals', 'acme', false],
	['missing', 'equals', 'x', false],
	['constructor', 'equals', 'x', false],
	['__proto__.constructor.name', 'equals', 'Object', false],
	['status', 'notEquals', 'planned', true],
	['missing', 'notEquals', 'planned', true],
	['status', 'notEquals', 'IN_PROGRESS', false],
	['reference', 'contains', 'po', true],
	['weight', 'contains', '2.5', true],
	['tags', 'contains', 'adr', true],
	['tags', 'contains', 'AD', false],
	['tags', 'equals', 'adr', true],
	['tags', 'isOneOf', 'warm, cold', true],
	['tags', 'notEquals', 'adr', false],
	['axles', 'greaterThan', '2', true],
	['axles', 'greaterThan', '3', false],
	['customer', 'contains', 'utre', true],
	['customer', 'contains', 'city', false],
	['stops', 'contains', 'rotter', true],
	['stops', 'notContains', 'rotter', false],
	['stops.city', 'equals', 'den haag', true],
	['stops.city', 'contains', 'haag', true],
	['stops.city', 'notEquals', 'rotterdam', false],
	['stops.1.city', 'equals', 'rotterdam', false],
	['stops.0.city', 'equals', 'rotterdam', true],
	['stops.weight', 'greaterThan', '40', true],
	['status', 'contains', 'done', false],
	['status', 'notContains', 'done', true],
	['tags', 'notContains', 'cold', false],
	['reference', 'startsWith', 'po-', true],
	['reference', 'startsWith', '77', false],
	['status', 'isOneOf', 'planned, in_progress', true],
	['status', 'isOneOf', 'planned, completed', false],
	['status', 'isOneOf', ['planned', 'In_Progress'], true],
	['weight', 'isOneOf', '12.5,13', true],
	['weight', 'isOneOf', '12,5; 13', true],
	['weight', 'isOneOf', [1, 12.5], true],
	['weight', 'isOneOf', 12.5, true],
	['note', 'isEmpty', '', true],
	['driver', 'isEmpty', '', true],
	['missing', 'isEmpty', '', true],
	['nothing', 'isEmpty', '', true],
	['stops.note', 'isEmpty', '', true],
	['stops.city', 'isEmpty', '', false],
	['weight', 'isEmpty', '', false],
	['customer', 'isEmpty', '', false],
	['status', 'isNotEmpty', '', true],
	['note', 'isNotEmpty', '', false],
	['weight', 'greaterThan', '9', true],
	['weight', 'greaterThan', '12.5', false],
	['weight', 'lessThan', '100,50', true],
	['weight', 'lessThan', '9', false],
	['pallets', 'greaterThan', '9', true],
	['planned_date', 'greaterThan', '2026-11-01', true],
	['planned_date', 'greaterThan', '2-11-2026', false],
	['planned_date', 'equals', '2-11-2026', true],
	['planned_date', 'lessThan', '2026-11-02T08:00:01Z', true],
	['planned_date', 'lessThan', '2026-11-01', false],
	['late_date', 'equals', '2-11-2026', false],
	['late_date', 'equals', '3-11-2026', true],
	['late_date', 'equals', 'gisteren', true],
	['planned_date', 'equals', 'this week', true],
	['planned_date', 'equals', 'last week', false],
	['planned_date', 'isOneOf', '1-11-2026, 2-11-2026', true],
	['planned_date', 'notEquals', 'this week', false],
	['day', 'equals', '2/11/2026', true],
	['day', 'equals', '-2d', true],
	['day', 'greaterThan', 'last week', true],
	['day', 'equals', '2026-11-02T14:00:00Z', true],
	['day', 'startsWith', '2026-11', true],
	['planned_date', 'equals', '2026-11-02T00:00:00.000+01:00', true],
	['planned_date', 'greaterThan', '2026-11-02T00:00:00.000+01:00', true],
	['planned_date', 'equals', '2026-11-02T00:00:01.000+01:00', false],
	['opens', 'lessThan', '08:30', true],
	['opens', 'greaterThan', '08:30', false],
	['status', 'greaterThan', '5', false],
	['status', 'lessThan', '5', false],
	['missing', 'lessThan', '5', false],
	['driver', 'lessThan', '5', false],
	['customer', 'lessThan', '5', false],
])('%s %s %j is %p', (field, operator, value, expected) => {
	expect(meets([{ field, operator, value }])).toBe(expected);
});

describe('Several filters', () => {
	const heavy: Filter = { field: 'weight', operator: 'greaterThan', value: '10' };
	const planned: Filter = { field: 'status', operator: 'equals', value: 'planned' };

	it('must all hold, or any of them', () => {
		expect(meets([heavy, planned])).toBe(false);
		expect(meets([heavy, planned], 'any')).toBe(true);
		expect(meets([planned, planned], 'any')).toBe(false);
	});

	it('let everything through when there are none', () => {
		expect([meets([]), meets([], 'any')]).toEqual([true, true]);
	});
});

it('A record whose keys are names of JavaScript is read by its own fields only', () => {
	const record = JSON.parse('{"__proto__": {"name": "x"}, "constructor": "y"}') as object;
	const filters: Filter[] = [
		{ field: '__proto__.name', operator: 'equals', value: 'x' },
		{ field: 'constructor', operator: 'equals', value: 'y' },
	];

	expect(meets(filters, 'all', record)).toBe(true);
});
