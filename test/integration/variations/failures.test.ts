import { describeVariations } from './describeVariations';

jest.mock('n8n-workflow', () =>
	jest
		.requireActual<typeof import('../faults/support/virtualTime')>('../faults/support/virtualTime')
		.withVirtualSleep(jest.requireActual('n8n-workflow')),
);

describeVariations([
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
