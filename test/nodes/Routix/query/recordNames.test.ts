import { idOf } from '../../../../nodes/Routix/contract/identity';
import { Calendar } from '../../../../nodes/Routix/query/calendar';
import { prepareNameQuery, QueryScope } from '../../../../nodes/Routix/query/query';
import { tellApart } from '../../../../nodes/Routix/query/recordNames';
import { resourceNamed } from '../../../../nodes/Routix/resources';

const records: Record<string, Record<string, unknown>> = {
	account: {
		id: '550e8400-e29b-41d4-a716-446655440000',
		company_name: 'Café  Jansen B.V.',
		email: 'info@jansen.nl',
		phone: '+31 20 123 4567',
		debtor_number: 100023,
		customer_number: 'K-7',
		vat_number: 'NL123',
		contact_name: 'Piet',
		status: 'active',
		address: { city: 'Breda' },
	},
	order: {
		id: 'o1',
		order_number: 'ORD-2026-1',
		customer_reference: 'PO-77',
		customer_name: 'Jansen',
		customer_number: 'K-7',
		planned_date: '2026-11-30',
		status: 'planned',
	},
	staff: { id: 's1', first_name: 'Anja', last_name: 'de Vries', driver_number: 'D7' },
	vehicle: { id: 'v1', license_plate: 'BX-PN-30', vehicle_number: 12, driver_name: 'Piet' },
};

describe('A record is known', () => {
	it.each([
		['account', 'Café Jansen B.V.'],
		['account', ' CAFE\u0301 JANSEN\u00a0b.v. '],
		['account', 'info@jansen.nl'],
		['account', '100023'],
		['account', 'k-7'],
		['account', '550e8400-e29b-41d4-a716-446655440000'],
		['account', 'Café Jansen B.V. (100023)'],
		['order', 'ord-2026-1'],
		['order', 'PO-77'],
		['staff', 'Anja de Vries'],
		['staff', 'd7'],
		['vehicle', 'bx-pn-30'],
		['vehicle', '12'],
	])('%s: as %j', (resource, name) => {
		expect(isMeant(resource, name)).toBe(true);
	});

	it.each([
		['account', 'Cafe Jansen B.V.'],
		['account', 'Jansen'],
		['account', 'CaféJansen B.V.'],
		['account', '+31 20 123 4567'],
		['account', 'NL123'],
		['account', 'Piet'],
		['account', 'active'],
		['account', 'Breda'],
		['order', 'Jansen'],
		['order', 'K-7'],
		['order', '2026-11-30'],
		['staff', 'Anja'],
		['vehicle', 'BXPN30'],
		['vehicle', 'Piet'],
	])('%s: not as %j', (resource, name) => {
		expect(isMeant(resource, name)).toBe(false);
	});

	function isMeant(resource: string, name: string): boolean | undefined {
		const scope = new QueryScope(resourceNamed(resource), new Calendar('UTC', 0));
		return prepareNameQuery(name, scope).matches?.(records[resource] as never);
	}
});

describe('Records of the same name are told apart', () => {
	it('by the two fields in which most of them differ', () => {
		const alike = [
			{ id: 1, name: 'Jansen', status: 'active', city: 'Breda', email: 'a@x.nl', created_at: 'x' },
			{ id: 2, name: 'Jansen', status: 'inactive', city: 'Assen', email: 'b@x.nl' },
			{ id: 3, name: 'Jansen', status: 'active', city: 'Ede', email: null },
		];

		expect(tellApart(alike, idOf)).toBe(
			'1 (city Breda, status active); 2 (city Assen, status inactive); 3 (city Ede, status active)',
		);
	});

	it('by their IDs alone when nothing else differs, five at most', () => {
		const alike = Array.from({ length: 7 }, (_, id) => ({ id, name: 'Jansen' }));

		expect(tellApart(alike, idOf)).toBe('0; 1; 2; 3; 4; …');
	});
});
