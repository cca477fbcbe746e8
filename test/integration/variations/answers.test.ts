import { describeVariations } from './describeVariations';

jest.mock('n8n-workflow', () =>
	jest
		.requireActual<typeof import('../faults/support/virtualTime')>('../faults/support/virtualTime')
		.withVirtualSleep(jest.requireActual('n8n-workflow')),
);

// Half of the variations: two workers of jest share them.
describeVariations([
	'Empty lists',
	'Places of the total',
	'Identity',
	'Envelopes of one record',
	'No such record',
	'No address for one record',
	'Answers to writes',
	'Stated failures',
	'Refused writes',
	'Redirects',
	'Stored values',
	'Places of code and words',
	'Codes under any status',
	'What is not there',
	'Gateways and firewalls',
	'Passing troubles',
	'Limits of requests',
	'Token answers',
	'Refused tokens',
	'Logins',
	'Branch IDs',
	'Encodings',
]);
