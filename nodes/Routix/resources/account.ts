import type { Resource } from './resource';

export const account: Resource = {
	name: 'account',
	path: 'accounts',
	singular: 'account',
	plural: 'accounts',
	description: 'Customers, vendors and carriers, which share one table in Routix',
	writable: true,
	live: true,
	fields: [
		{ name: 'id', displayName: 'ID', readOnly: true },
		{ name: 'company_name', displayName: 'Company Name', required: true },
		{ name: 'email', displayName: 'Email' },
		{ name: 'phone', displayName: 'Phone' },
		{
			name: 'account_type',
			displayName: 'Account Type',
			values: ['carrier', 'customer', 'vendor'],
		},
		{ name: 'status', displayName: 'Status', values: ['active', 'inactive'] },
	],
	example: {
		id: '550e8400-e29b-41d4-a716-446655440000',
		company_name: 'Acme Transport B.V.',
		email: 'info@acmetransport.nl',
		phone: '+31 20 123 4567',
		account_type: 'customer',
		status: 'active',
	},
};
