import { formFields } from '../../../../nodes/Routix/fields/formFields';
import { resourceNamed } from '../../../../nodes/Routix/resources';

const account = resourceNamed('account');
const vehicle = resourceNamed('vehicle');
const truck = {
	id: '1',
	licence_plate: 'BX-PN-30',
	payload_kg: 24000,
	adr: true,
	tags: ['a'],
	home: { city: 'Venlo' },
	inspection_date: '2026-05-04',
	created_at: '2026-05-04T08:00:00Z',
	updated_at: '2026-05-04T08:00:00Z',
	branch_public_id: 'RS2RDH3B',
};

const idsOf = (...args: Parameters<typeof formFields>) => formFields(...args).map(({ id }) => id);
const fieldOf = (name: string, ...args: Parameters<typeof formFields>) =>
	formFields(...args).find(({ id }) => id === name);

describe('The form for writing', () => {
	it('shows the documented fields where there is no record yet', () => {
		expect(idsOf(account, [], 'create')).toEqual([
			'company_name',
			'email',
			'phone',
			'account_type',
			'status',
		]);
	});

	it('shows the documented fields first and then those that the records have', () => {
		const ids = idsOf(account, [{ vat_number: 'NL1', company_name: 'Acme' }], 'update');

		expect(ids).toEqual(['company_name', 'email', 'phone', 'account_type', 'status', 'vat_number']);
	});

	const hostile = ['={{ $json.password }}', '<img src=x>', 'x'.repeat(301)];

	it.each(hostile)(
		'offers no field and no choice that the editor could take for code: %s',
		(text) => {
			const record = { account_type: text, status: 'active', [text]: 1 };
			const fields = formFields(account, Array(60).fill(record) as (typeof record)[], 'create');

			expect(JSON.stringify(fields)).not.toContain(JSON.stringify(text));
			expect(fieldOf('status', account, [record], 'create')?.options).toBeDefined();
		},
	);

	it('stays a form when records have thousands of fields', () => {
		const names = Array.from({ length: 5_000 }, (_, index) => [`field_${index}`, index]);

		expect(idsOf(account, [Object.fromEntries(names)], 'create')).toHaveLength(1_005);
	});

	it('is empty where nothing is documented and nothing can be learned', () => {
		expect(formFields(vehicle, [], 'upsert')).toEqual([]);
	});

	it.each(['create', 'update'])('of %s has nothing that Routix sets itself', (operation) => {
		expect(idsOf(vehicle, [truck], operation)).toEqual([
			'licence_plate',
			'payload_kg',
			'adr',
			'tags',
			'home',
			'inspection_date',
		]);
	});

	it('of Create or Update has the ID as well, to match on', () => {
		expect(idsOf(vehicle, [truck], 'upsert')).toContain('id');
		expect(idsOf(account, [], 'upsert')).toHaveLength(6);
	});

	it('shows the ID only to those who match on it', () => {
		const [id] = formFields(account, [], 'upsert').filter(({ id: name }) => name === 'id');

		expect(id).toMatchObject({ removed: true, canBeUsedToMatch: true });
	});

	it('asks for the company name when an account is created, and for nothing when it is updated', () => {
		const required = (operation: string) =>
			formFields(account, [], operation).filter((field) => field.required);

		expect(required('create').map(({ id }) => id)).toEqual(['company_name']);
		expect(required('update')).toEqual([]);
		expect(required('upsert')).toEqual([]);
	});

	it('offers the known account types and statuses', () => {
		expect(fieldOf('account_type', account, [], 'create')).toMatchObject({
			type: 'options',
			options: [
				{ name: 'Carrier', value: 'carrier' },
				{ name: 'Customer', value: 'customer' },
				{ name: 'Vendor', value: 'vendor' },
			],
		});
		expect(fieldOf('status', account, [], 'create')?.options).toHaveLength(2);
	});

	it('has the types that the records show', () => {
		const types = formFields(vehicle, [truck], 'create').map(({ type }) => type);

		expect(types).toEqual(['string', 'number', 'boolean', 'array', 'object', 'string']);
	});

	it('says how a day is written', () => {
		expect(fieldOf('inspection_date', vehicle, [truck], 'create')?.displayName).toBe(
			'Inspection Date (YYYY-MM-DD)',
		);
	});

	it('says that a decimal is written as a text', () => {
		const field = fieldOf('toll', vehicle, [{ toll: '12.50' }], 'create');

		expect(field).toMatchObject({ displayName: 'Toll (0.00)', type: undefined });
	});

	it('hides switches until they are wanted, which n8n would send as "off", and lists and objects, which it shows as mistakes', () => {
		const hidden = formFields(vehicle, [truck], 'update').filter(({ removed }) => removed);

		expect(hidden.map(({ id }) => id)).toEqual(['adr', 'tags', 'home']);
	});

	it('matches on the field by which people know the record, in Create or Update only', () => {
		const matching = (operation: string) =>
			formFields(vehicle, [truck], operation).filter(({ defaultMatch }) => defaultMatch);

		expect(matching('upsert').map(({ id }) => id)).toEqual(['licence_plate']);
		expect(matching('create')).toEqual([]);
	});

	it('does not match on lists and objects', () => {
		const unfit = formFields(vehicle, [truck], 'upsert').filter((field) => !field.canBeUsedToMatch);

		expect(unfit.map(({ id }) => id)).toEqual(['tags', 'home']);
	});

	it('offers a text with few different values in many records as a choice, beside the documented ones too', () => {
		const fuels = ['diesel', 'hvo'];
		const trucks = Array.from({ length: 60 }, (_, index) => ({ fuel_type: fuels[index % 2] }));
		const accounts = [{ account_type: 'subcontractor' }];

		expect(fieldOf('fuel_type', vehicle, trucks, 'create')).toMatchObject({
			type: 'options',
			options: [
				{ name: 'Diesel', value: 'diesel' },
				{ name: 'Hvo', value: 'hvo' },
			],
		});
		expect(
			fieldOf('account_type', account, accounts, 'create')?.options?.map(({ value }) => value),
		).toEqual(['carrier', 'customer', 'vendor', 'subcontractor']);
	});

	it('of a tool has texts in the place of choices, which name them in their label and are choices still', () => {
		const fuels = ['diesel', 'hvo (100)'];
		const trucks = Array.from({ length: 60 }, (_, index) => ({ fuel_type: fuels[index % 2] }));
		const [fuel] = formFields(vehicle, trucks, 'create', true);
		const many = {
			...account,
			fields: [{ name: 'a', displayName: 'A', values: [...'123456789'] }],
		};

		expect(fuel).toMatchObject({
			displayName: 'Fuel Type (diesel, hvo  100 ; usually needed)',
			type: 'string',
			options: [{ value: 'diesel' }, { value: 'hvo (100)' }],
		});
		expect(formFields(many, [], 'update', true)[0].displayName).toBe(
			'A (1, 2, 3, 4, 5, 6, 7, 8 …)',
		);
	});

	it('names what is within lists and objects', () => {
		const stops = [{ city: 'Venlo', date: '2026-05-04', dock: 4, note: null }];

		expect(fieldOf('stops', vehicle, [{ stops }], 'update')?.displayName).toBe(
			'Stops (city, date, dock …)',
		);
		expect(fieldOf('home', vehicle, [truck], 'update')?.displayName).toBe('Home (city)');
	});

	it('marks for Create what every record has, and says it beside how a day is written', () => {
		const trucks = Array.from({ length: 20 }, () => truck);
		const label = (operation: string, name: string) =>
			fieldOf(name, vehicle, trucks, operation)?.displayName;

		expect(label('create', 'payload_kg')).toBe('Payload Kg (usually needed)');
		expect(label('create', 'inspection_date')).toBe('Inspection Date (YYYY-MM-DD; usually needed)');
		expect(label('update', 'payload_kg')).toBe('Payload Kg');
	});

	it('has no type for a field that no record has a value in, so that anything may be entered', () => {
		expect(fieldOf('toll_box', vehicle, [{ toll_box: null }], 'create')?.type).toBeUndefined();
		expect(fieldOf('phone', account, [{ phone: null }], 'create')?.type).toBe('string');
	});
});
