import { NodeApiError, NodeOperationError } from 'n8n-workflow';
import type { Claim, ErrorWords, Expectation } from '../../simulator/variations/variation';
import { claimsOf } from './claims';
import { TestError } from './readOperations';

export type OutcomeName = 'right' | 'clear error' | 'silently wrong' | 'misleading' | 'endless';

export interface Outcome {
	outcome: OutcomeName;
	/** What is wrong, or what the error says. */
	detail: string;
}

export interface Circumstances {
	/** Something in Routix is otherwise than before. */
	isChanged: boolean;
	isWrite: boolean;
	secrets: string[];
}

/** Words of n8n and of its HTTP client for what a node did not explain. */
const FOREIGN =
	/Request failed with status|Bad request - please|Authorization failed - please|Forbidden - perhaps|resource you are requesting|Method not allowed - please|receiving too many requests from you|service (failed|was not able) to process|Bad gateway - |Service unavailable - |Gateway timed out - |request is invalid or could not be processed|stream has been aborted|Unexpected token|Cannot read propert|is not a function|is not iterable|^Received HTTP status|^[A-Z_]{5,}\.?$/;

/** What HTTP calls its statuses, which n8n shows where the Test button has no rule for one. */
const REASON_PHRASE =
	/^(Bad Request|Unauthorized|Forbidden|Not Found|Method Not Allowed|Not Acceptable|Conflict|Gone|Payload Too Large|Range Not Satisfiable|Unprocessable Entity|Too Many Requests|Internal Server Error|Not Implemented|Bad Gateway|Service Unavailable|Gateway Timeout)$/i;

/** Tells a clear error from one that misleads. */
export function judgeError(
	thrown: unknown,
	expected: Expectation,
	circumstances: Circumstances,
): Outcome {
	const { message, description } = wordsOf(thrown);
	const text = [message, description].filter(Boolean).join('. ');
	const own = withoutQuotes(text);
	const words: ErrorWords = expected.outcome === 'right' ? {} : expected;
	const isTest = thrown instanceof TestError;
	const wrongs = [
		!isTest && !isOurs(thrown) && `is a bare ${(thrown as Error)?.name}`,
		!isTest && description === '' && 'gives no advice',
		(FOREIGN.test(own) || REASON_PHRASE.test(message)) && 'is not in our words',
		/\bundefined\b|\bNaN\b|\[object /.test(text) && 'shows a value that is none',
		circumstances.secrets.some((secret) => text.includes(secret)) && 'shows a secret',
		...falseClaims(own, words.true ?? []),
		...wrongAboutState(own, words, circumstances),
		!isTest && words.quotes && !text.includes(words.quotes) && `does not quote "${words.quotes}"`,
		...(words.says ?? []).filter((says) => !says.test(text)).map((says) => `does not say ${says}`),
		...(words.never ?? []).filter((never) => never.test(text)).map((never) => `says ${never}`),
	].filter((wrong) => typeof wrong === 'string');
	const said = `“${text}”`;
	if (wrongs.length === 0) return { outcome: 'clear error', detail: said };
	return { outcome: 'misleading', detail: `${wrongs.join(', ')}: ${said}` };
}

/** What we say ourselves: without values in quotation marks, and without what Routix answered. */
function withoutQuotes(text: string): string {
	return text
		.replace(/"[^"]{0,200}"|“[^”]{0,500}”/g, '…')
		.replace(/Routix (answered|said): .*/s, '');
}

function wordsOf(thrown: unknown): { message: string; description: string } {
	const { message, description } = thrown as { message?: string; description?: string | null };
	return { message: message ?? String(thrown), description: description ?? '' };
}

function isOurs(thrown: unknown): boolean {
	return thrown instanceof NodeApiError || thrown instanceof NodeOperationError;
}

function falseClaims(text: string, truths: readonly Claim[]): string[] {
	return claimsOf(text)
		.filter((claim) => !truths.includes(claim))
		.map((claim) => `claims "${claim}"`);
}

/** Whether something was written is what matters most to who has to decide about running it again. */
function wrongAboutState(
	text: string,
	{ isStated }: ErrorWords,
	{ isChanged, isWrite }: Circumstances,
): Array<string | false> {
	if (!isWrite) return [];
	const saysNothing = /nothing was (changed|created|updated|written|sent)/i.test(text);
	const saysMaybe =
		/\bmay have (been )?(created|updated|changed|written|stored|done|carried)|\bmay exist\b/i.test(
			text,
		);
	const saysDone = /\b(was|were|has been|have been|been) (created|updated|written|stored)/i.test(
		text,
	);
	return [
		isChanged && saysNothing && 'says that nothing was changed, but something was',
		isChanged && !saysMaybe && !saysDone && 'does not say that something was changed',
		isStated === true && !isChanged && saysMaybe && 'says that it may have been done',
	];
}
