import type { Simulator } from '../../simulator/client';
import { expectationOf, writers } from '../../simulator/variations/expectations';
import type { Expectation, OperationName, Variation } from '../../simulator/variations/variation';
import { virtualNow } from '../faults/support/virtualTime';
import { judgeError, type Outcome } from './judge';
import { operations } from './operations';
import { ProductError } from './product';
import { fill, worldOf, type World } from './world';
import { accounts, timesTwice } from './writeOperations';

/** Real time; the waits in it are virtual. */
const ENDLESS_MS = 20_000;

/** One operation on one variation, as it was seen. */
export interface Crossing {
	variation: Variation;
	operation: OperationName;
	expected: Expectation;
	seen: Outcome;
}

/** Tries every operation that a variation touches. */
export async function cross(routix: Simulator, variation: Variation): Promise<Crossing[]> {
	await routix.vary();
	await fill(routix, variation);
	const crossings: Crossing[] = [];
	const names = Object.keys(operations) as OperationName[];
	for (const name of names.filter((each) => variation.touches.includes(each))) {
		crossings.push(await tryOn(routix, variation, name));
	}
	return crossings;
}

/** Tries one operation, with a variation that begins anew. */
export async function tryOn(
	routix: Simulator,
	variation: Variation,
	operation: OperationName,
): Promise<Crossing> {
	const expected = expectationOf(variation, operation);
	const world = await worldOf(routix, variation);
	await routix.setClock(virtualNow());
	await routix.vary(variation.name);
	return { variation, operation, expected, seen: await outcomeOf(world, operation, expected) };
}

async function outcomeOf(
	world: World,
	operation: OperationName,
	expected: Expectation,
): Promise<Outcome> {
	const isWrite = writers.some((name) => name === operation);
	const before = isWrite ? await accounts(world) : [];
	try {
		const wrong = await withinTime(operations[operation](world));
		if (wrong === undefined) return { outcome: 'right', detail: '' };
		return { outcome: wrong === ENDLESS ? 'endless' : 'silently wrong', detail: wrong };
	} catch (error) {
		if (!(error instanceof ProductError)) throw error;
		const after = isWrite ? await accounts(world) : [];
		if (timesTwice(after) > timesTwice(before)) {
			return { outcome: 'silently wrong', detail: `wrote twice: ${error.message}` };
		}
		return judgeError(error.thrown, expected, {
			isWrite,
			isChanged: JSON.stringify(before) !== JSON.stringify(after),
			secrets: await secretsOf(world),
		});
	}
}

async function secretsOf({ routix, credential }: World): Promise<string[]> {
	const { clientSecret, oauthTokenData } = credential;
	const tokens = Object.values((oauthTokenData ?? {}) as Record<string, string>);
	return [String(clientSecret), ...tokens, ...(await routix.issuedTokens())].filter(
		(secret) => secret.length > 7,
	);
}

const ENDLESS = `no end after ${ENDLESS_MS / 1_000} s`;

async function withinTime(work: Promise<string | undefined>): Promise<string | undefined> {
	let timer: NodeJS.Timeout | undefined;
	const late = new Promise<string>((resolve) => {
		timer = setTimeout(() => resolve(ENDLESS), ENDLESS_MS);
	});
	return await Promise.race([work, late]).finally(() => clearTimeout(timer));
}

/** Whether an error came although the data is there, and nobody gave a reason for it. */
export function isRefusal({ expected, seen }: Crossing): boolean {
	return expected.outcome === 'right' && seen.outcome === 'clear error';
}

/** What is otherwise than expected, in words; undefined: nothing. */
export function deviationOf({ operation, expected, seen }: Crossing): string | undefined {
	const isExpected =
		expected.outcome === 'exception'
			? seen.outcome === 'right' || seen.outcome === 'clear error'
			: seen.outcome === expected.outcome;
	if (isExpected) return undefined;
	return `${operation}: ${seen.outcome} instead of ${expected.outcome}: ${seen.detail}`;
}
