import type { INode } from 'n8n-workflow';
import type { ItemResult } from '../../../nodes/Routix/execution';
import { resourceNamed } from '../../../nodes/Routix/resources';
import type { Connection } from '../../../nodes/Routix/transport/connection';
import { requestError } from '../../../nodes/Routix/transport/errors/requestError';
import { writtenBeyond } from '../../../nodes/Routix/writtenBeyond';

type Outcome = PromiseSettledResult<ItemResult>;

const done = (isWritten: boolean): Outcome => ({
	status: 'fulfilled',
	value: { records: [], isWritten },
});
const written = done(true);
const unchanged = done(false);
const failed: Outcome = { status: 'rejected', reason: new Error('Refused') };

/** The error of a write whose answer was lost. */
async function lost(): Promise<Outcome> {
	const connection = {
		credential: { clientSecret: 'secret' },
		context: { getNode: () => ({ name: 'Routix' }) as INode, getCredentials: async () => ({}) },
	} as unknown as Connection;
	const request = {
		action: 'create',
		resource: resourceNamed('account'),
		branchPublicId: 'RS2RDH3B',
		apiVersion: 'v1',
	} as const;
	const failure = { stage: 'request', networkCode: 'ETIMEDOUT', headers: {}, message: '' } as const;
	return { status: 'rejected', reason: await requestError(connection, request, failure) };
}

describe('What the error of an item says of the items after it', () => {
	it('names those that were written, and no others', () => {
		const outcomes = [written, failed, written, failed, unchanged, written, written, written];

		expect(writtenBeyond(outcomes, 1)).toBe(
			'Items after it were under way and have been written (n8n counts from 0): 2, 5 to 7.',
		);
	});

	it('names those whose answer was lost', async () => {
		expect(writtenBeyond([failed, written, await lost()], 0)).toBe(
			'Items after it were under way and have been written (n8n counts from 0): 1. ' +
				'Items after it whose answer was lost, so they may have been written: 2.',
		);
	});

	it.each([
		['nothing came after it', [written, failed]],
		['nothing after it was written', [failed, unchanged, failed]],
	])('is nothing when %s', (_case, outcomes) => {
		expect(writtenBeyond(outcomes, outcomes.indexOf(failed))).toBe('');
	});

	it('passes over those that did not begin', () => {
		const outcomes: Outcome[] = [failed];
		outcomes[3] = written;

		expect(writtenBeyond(outcomes, 0)).toContain(': 3.');
	});

	it('stays short for many with gaps', () => {
		const outcomes = [failed, ...Array.from({ length: 100 }, (_, item) => done(item % 2 === 0))];

		expect(writtenBeyond(outcomes, 0)).toContain(': 1, 3, 5, 7, 9, 11, 13, 15, 17, 19, … 99.');
	});
});
