import { inspect } from 'node:util';
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

describe('As a tool of an AI Agent', () => {
	const tool = { ...node, type: 'n8n-nodes-routix.routixTool' };
	const message = 'Account: the record ID is empty';
	const description = 'Choose the account from the list.';

	it('an error carries its advice within the message, once', () => {
		const error = operationError(tool, message, { description });

		expect(error.message).toBe(`${message}. ${description}`);
		expect(error.description).toBe(description);
		expect(operationError(tool, error.message, { description }).message).toBe(error.message);
		expect(apiError(tool, { message, description }).message).toBe(`${message}. ${description}`);
		expect(operationError(tool, message).message).toBe(message);
	});

	it('alone does it', () => {
		expect(operationError(node, message, { description }).message).toBe(message);
		expect(apiError(node, { message, description }).message).toBe(message);
	});
});

it.each([
	['<img src=x onerror=alert(1)>', '‹img src=x onerror=alert(1)>'],
	['<a href="https://evil.example">', '‹a href="https://evil.example">'],
	['</b><!-- -->', '‹/b>‹!-- -->'],
	['5 < 7 & 8 <9', '5 < 7 & 8 <9'],
])('What n8n would render as HTML is no tag in a message: %s', (outside, expected) => {
	const error = operationError(node, `Field "${outside}"`, { description: `It is ${outside}` });

	expect(error.message).toBe(`Field "${expected}"`);
	expect(error.description).toBe(`It is ${expected}`);
});

describe('What was pasted into the wrong field is not quoted', () => {
	const secret = 'routix_0123456789abcdef0123456789abcdef01234567';

	it('in the message, in the advice or in what caused the error', () => {
		const pasted = new InputError(`Branch Public ID "${secret}" is not valid`, `Not ${secret}`);
		const error = operationError(node, pasted, { description: pasted.description });

		expect(error.message).toBe('Branch Public ID "[hidden]" is not valid');
		expect(error.description).toBe('Not [hidden]');
		expect(inspect(error, { depth: 9, showHidden: true })).not.toContain(secret.slice(8));
	});

	it('nor at full length when it is no secret', () => {
		const text = 'x '.repeat(50_000);
		const error = operationError(node, `Field ${text}`, { description: text });

		expect(error.message.length).toBeLessThanOrEqual(2_001);
		expect(error.description?.length).toBeLessThanOrEqual(8_001);
	});
});
