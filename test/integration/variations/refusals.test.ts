import { groupsOfRefusals } from '../../simulator/variations/variation';
import { describeVariations } from './describeVariations';

jest.mock('n8n-workflow', () =>
	jest
		.requireActual<typeof import('../faults/support/virtualTime')>('../faults/support/virtualTime')
		.withVirtualSleep(jest.requireActual('n8n-workflow')),
);

describeVariations(groupsOfRefusals);
