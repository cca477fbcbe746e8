import { NodeApiError, NodeOperationError } from 'n8n-workflow';
import { LONGEST_CASE_MS } from './cases';

/** Errors that tell of a mistake in our code and not of what Routix answered. */
const BARE = [TypeError, RangeError, ReferenceError, SyntaxError, URIError];
const BARE_WORDS =
	/Cannot (read|set|convert|destructure)|is not (a function|iterable|defined|an object)|Maximum call stack|Invalid (array|string) length|circular|undefined|\[object/;

/** Runs a case to its end: brings its result, or the error, which must be one of ours and say what to do. */
export async function judged<T>(run: () => Promise<T>): Promise<T | undefined> {
	try {
		return await inTime(run());
	} catch (error) {
		expectOurError(error);
		return undefined;
	} finally {
		expectNothingPolluted();
	}
}

async function inTime<T>(running: Promise<T>): Promise<T> {
	let timer: NodeJS.Timeout | undefined;
	const hang = new Promise<never>((_resolve, reject) => {
		timer = setTimeout(() => reject(new Error('It hangs')), LONGEST_CASE_MS);
	});
	try {
		return await Promise.race([running, hang]);
	} finally {
		clearTimeout(timer);
	}
}

/** What a field is told not to be, such as an object, is said in our words. */
function isInBareWords(message: string): boolean {
	return !message.startsWith('Field "') && BARE_WORDS.test(message);
}

function expectOurError(error: unknown): void {
	const isOurs = error instanceof NodeApiError || error instanceof NodeOperationError;
	if (!isOurs) throw new Error(`Not an error of ours: ${String((error as Error)?.stack)}`);
	const { cause } = error as { cause?: unknown };
	const isBare = BARE.some((type) => cause instanceof type) || isInBareWords(error.message);
	if (isBare) throw new Error(`A bare error: ${error.message}\n${String((cause as Error)?.stack)}`);
	if (error.message.trim() === '') throw new Error('An error without words');
}

const UNTOUCHED = [Object.prototype, Array.prototype, Function.prototype, String.prototype].map(
	(prototype) => ({ prototype, names: Object.getOwnPropertyNames(prototype).join() }),
);

/** Nothing that an answer holds may have become a property of all objects. */
export function expectNothingPolluted(): void {
	for (const { prototype, names } of UNTOUCHED) {
		const now = Object.getOwnPropertyNames(prototype).join();
		if (now !== names) throw new Error(`A prototype was changed: ${now}`);
	}
	if (Object.keys({}).length > 0 || 'polluted' in {})
		throw new Error('Object.prototype is polluted');
}
