import type { INode } from 'n8n-workflow';
import { InputError } from '../../../nodes/Routix/inputError';
import { apiError, operationError } from '../../../nodes/Routix/nodeError';

const node = { name: 'Routix', type: 'n8n-nodes-routix.routix', typeVersion: 1 } as INode;

/** Codes for which n8n has words of its own, as they occur in names and numbers that people have. */
const MESSAGES = [
	'2 accounts in Routix match company_name "KEEPERMANS"',
	'Branch Public ID "EPERM" is not valid',
	'Routix has no order "ECONNREFUSED-7" in branch RS2RDH3B',
	'company_name "ETIMEDOUT B.V." is not a choice',
];

describe("An error keeps its message although one of n8n's error codes occurs in it:", () => {
	it.each(MESSAGES)('%s', (message) => {
		expect(operationError(node, message).message).toBe(message);
		expect(operationError(node, new InputError(message, 'Do something.')).message).toBe(message);
		expect(apiError(node, { message, description: 'Routix said so.' }).message).toBe(message);
	});
});
