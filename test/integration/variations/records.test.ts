import { describeVariations } from './describeVariations';

jest.mock('n8n-workflow', () =>
	jest
		.requireActual<typeof import('../faults/support/virtualTime')>('../faults/support/virtualTime')
		.withVirtualSleep(jest.requireActual('n8n-workflow')),
);

describeVariations([
	'Identity',
	'Envelopes of one record',
	'No such record',
	'No address for one record',
	'Answers to writes',
	'Stated failures',
	'Refused writes',
	'Redirects',
	'Stored values',
]);
