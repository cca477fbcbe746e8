/** Schemas of what may be written. Fields that the server sets (id, numbers, totals, timestamps) are in none of them. */
const text = { type: 'string', minLength: 1, maxLength: 500 };
const optionalText = { type: ['string', 'null'], maxLength: 2000 };
const amount = { type: ['number', 'null'] };
const flag = { type: 'boolean' };
const date = { type: ['string', 'null'], format: 'date' };
const object = { type: ['object', 'null'] };
const oneOf = (...values: string[]) => ({ type: 'string', enum: values });
const list = (items: object) => ({ type: 'array', items });

const accountFields = {
	company_name: text,
	email: { type: ['string', 'null'], format: 'email' },
	phone: optionalText,
	account_type: oneOf('customer', 'vendor', 'carrier'),
	status: oneOf('active', 'inactive'),
};

const schemaOf = (required: string[], properties: object) => ({
	type: 'object',
	minProperties: 1,
	additionalProperties: false,
	required,
	properties,
});

export const v1AccountSchema = schemaOf(['company_name'], accountFields);

export const accountSchema = schemaOf(['company_name'], {
	...accountFields,
	debtor_number: optionalText,
	vat_number: optionalText,
	chamber_of_commerce_number: optionalText,
	address: object,
	invoice_email: { type: ['string', 'null'], format: 'email' },
	payment_term_days: { type: ['integer', 'null'], minimum: 0 },
	currency: text,
	tax_rate: amount,
	iban: optionalText,
	credit_limit: amount,
	tags: list({ type: 'string' }),
});

export const orderSchema = schemaOf(['customer_id'], {
	customer_id: { type: 'string', format: 'uuid' },
	customer_name: optionalText,
	order_type: oneOf('FTL', 'LTL', 'courier', 'container'),
	status: oneOf(
		'draft',
		'confirmed',
		'planned',
		'in_progress',
		'completed',
		'invoiced',
		'cancelled',
	),
	customer_reference: optionalText,
	project: optionalText,
	sales_rep: optionalText,
	stops: list({ type: 'object' }),
	cargo: list({ type: 'object' }),
	revenue: amount,
	cost: amount,
	currency: text,
});

export const vehicleSchema = schemaOf(['licence_plate'], {
	licence_plate: text,
	name: optionalText,
	category: optionalText,
	make: optionalText,
	model: optionalText,
	fuel_type: optionalText,
	payload_kg: amount,
	volume_m3: amount,
	loading_meters: amount,
	adr: flag,
	status: oneOf('active', 'inactive', 'in_maintenance'),
	inspection_date: date,
	tachograph_inspection_date: date,
	notes: optionalText,
});

export const invoiceSchema = schemaOf(['customer_id'], {
	customer_id: { type: 'string', format: 'uuid' },
	customer_name: optionalText,
	invoice_date: date,
	due_date: date,
	currency: text,
	status: oneOf('draft', 'approved', 'sent', 'paid', 'overdue', 'cancelled'),
	reference: optionalText,
	lines: list({
		type: 'object',
		properties: {
			item: text,
			quantity: { type: 'number' },
			price: { type: 'number' },
			tax_rate: { type: 'number' },
			gl_account: optionalText,
		},
	}),
});
