import { matchesAll, type FilterOperator } from '../../../../nodes/Routix/query/filters';

const order = {
	status: 'In_Progress',
	weight: 12.5,
	express: true,
	reference: ' PO-77 ',
	note: '',
	driver: null,
	tags: ['ADR', 'cold'],
	planned_date: '2026-11-02T08:00:00Z',
	customer: { name: 'Acme' },
};

test.each<[string, FilterOperator, string, boolean]>([
	['status', 'equals', 'in_progress', true],
	['status', 'equals', 'planned', false],
	['weight', 'equals', '12.50', true],
	['express', 'equals', 'true', true],
	['reference', 'equals', 'PO-77', true],
	['customer.name', 'equals', 'acme', true],
	['missing', 'equals', '', true],
	['missing', 'equals', 'x', false],
	['status', 'notEquals', 'planned', true],
	['missing', 'notEquals', 'planned', true],
	['status', 'notEquals', 'IN_PROGRESS', false],
	['reference', 'contains', 'po', true],
	['tags', 'contains', 'adr', true],
	['tags', 'contains', 'AD', false],
	['status', 'contains', 'done', false],
	['status', 'notContains', 'done', true],
	['tags', 'notContains', 'cold', false],
	['reference', 'startsWith', 'po-', true],
	['reference', 'startsWith', '77', false],
	['status', 'isOneOf', 'planned, in_progress', true],
	['status', 'isOneOf', 'planned, completed', false],
	['weight', 'isOneOf', '12.5,13', true],
	['note', 'isEmpty', '', true],
	['driver', 'isEmpty', '', true],
	['missing', 'isEmpty', '', true],
	['weight', 'isEmpty', '', false],
	['status', 'isNotEmpty', '', true],
	['note', 'isNotEmpty', '', false],
	['weight', 'greaterThan', '9', true],
	['weight', 'greaterThan', '12.5', false],
	['weight', 'lessThan', '100', true],
	['weight', 'lessThan', '9', false],
	['planned_date', 'greaterThan', '2026-11-01', true],
	['planned_date', 'lessThan', '2026-11-02T08:00:01Z', true],
	['planned_date', 'lessThan', '2026-11-01', false],
	['status', 'greaterThan', '5', false],
	['status', 'lessThan', '5', false],
	['missing', 'lessThan', '5', false],
	['driver', 'lessThan', '5', false],
])('%s %s "%s" is %p', (field, operator, value, expected) => {
	expect(matchesAll(order, [{ field, operator, value }])).toBe(expected);
});

test('All filters must hold, and none lets everything through', () => {
	const heavy = { field: 'weight', operator: 'greaterThan', value: '10' } as const;
	const planned = { field: 'status', operator: 'equals', value: 'planned' } as const;
	expect(matchesAll(order, [heavy])).toBe(true);
	expect(matchesAll(order, [heavy, planned])).toBe(false);
	expect(matchesAll(order, [])).toBe(true);
});
