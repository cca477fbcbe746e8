import { describeVariations } from './describeVariations';

jest.mock('n8n-workflow', () =>
	jest
		.requireActual<typeof import('../faults/support/virtualTime')>('../faults/support/virtualTime')
		.withVirtualSleep(jest.requireActual('n8n-workflow')),
);

// Half of the variations: two workers of jest share them.
describeVariations(['As we think', 'Totals', 'Page sizes', 'Offsets', 'Envelopes of lists']);
