import type { Failure as FailureCause } from 'n8n-workflow';
import { isNothing } from '../../contract/envelope';
import { isObject } from '../../json';
import { isTooDeep } from '../depth';
import { isWebPage, refusalText } from '../../contract/refusal';
import { accessExplanations } from './explanations/access';
import { absenceExplanations } from './explanations/absence';
import { answerExplanations } from './explanations/answer';
import { credentialExplanations } from './explanations/credential';
import type { CredentialSubject, Explanation, RequestSubject } from './explanations/explanation';
import { gatewayKeyExplanation, networkExplanations } from './explanations/network';
import { tokenExplanations } from './explanations/token';
import { unexpectedExplanations } from './explanations/unexpected';
import type { Failure } from './failure';
import { redact } from '../../redact';

/** The rows of the error table in the order in which they are tried. The documentation is checked against them. */
export const explanations: Record<Failure['stage'], Explanation[]> = {
	token: tokenExplanations,
	request: [
		...credentialExplanations,
		...networkExplanations,
		gatewayKeyExplanation,
		...accessExplanations,
		...absenceExplanations,
		...unexpectedExplanations,
		...answerExplanations,
	],
};

/** An error in words: what happened, what to do, and why for n8n. */
export interface ErrorText {
	message: string;
	description: string;
	cause?: FailureCause['cause'];
}

/**
 * Says what happened and what to do. Ends with what Routix itself answered, without anything secret.
 * @param subject what was asked for; missing when only a token was
 * @param secrets values to leave out even when Routix sends them back
 */
export function explain(
	failure: Failure,
	subject: RequestSubject | undefined,
	credential: CredentialSubject,
	secrets: string[] = [],
): ErrorText {
	const rows = explanations[failure.stage];
	return explainBy(rows, failure, { subject, server: credential, serverName: 'Routix', secrets });
}

/** What an error is about, besides what went wrong. */
export interface Request<Subject, Server> {
	subject: Subject | undefined;
	server: Server;
	/** As in "Routix answered". */
	serverName: string;
	/** Values to leave out even when the server sends them back. */
	secrets: string[];
}

/**
 * Puts a failure into the words of the first row that applies.
 * @param rows the last one has to apply to everything
 */
export function explainBy<Subject, Server>(
	rows: Array<Explanation<Subject, Server>>,
	failure: Failure,
	{ subject, server, serverName, secrets }: Request<Subject, Server>,
): ErrorText {
	const row = rows.find(({ applies }) => applies(failure, subject))!;
	const inWords = (text: Explanation<Subject, Server>['message']) =>
		redact(typeof text === 'string' ? text : text(failure, subject as Subject, server), secrets);
	const said = wordsOf(failure);
	const answer = shortened(redact(said, secrets));
	const parts = [inWords(row.description), answer && `${serverName} answered: ${answer}`];
	if (row.quotesFirst) parts.reverse();
	return {
		message: inWords(row.message),
		description: parts.filter(Boolean).join(' '),
		cause: row.cause,
	};
}

/** Of records that came unexpectedly nothing is shown, but of a refusal always something. */
function wordsOf(failure: Failure): string {
	const { body, isStated, status } = failure;
	const isRefusal = isStated === true || (status !== undefined && status >= 300);
	if (isRefusal) return refusalText(failure) || wholeText(body);
	if (typeof body === 'string' && !isWebPage(body)) return '';
	return refusalText({ ...failure, body: withoutRecords(body) });
}

/** What stands beside records. */
function withoutRecords(body: unknown): unknown {
	if (Array.isArray(body)) return undefined;
	return isObject(body) ? { ...body, data: undefined } : body;
}

/** The text of a refusal in which no words were found. */
function wholeText(body: unknown): string {
	if (isNothing(body) || typeof body === 'string' || isTooDeep(body)) return '';
	return JSON.stringify(body).slice(0, LONGEST_SCAN);
}

/** A text for one line of an error message, without control characters and half letters. */
export function shortened(text: string): string {
	const line = text
		.slice(0, LONGEST_SCAN)
		.replace(/[\s\p{C}]+/gu, ' ')
		.trim();
	if (line.length <= LONGEST_TEXT) return line;
	return `${line.slice(0, LONGEST_TEXT).replace(/\p{Surrogate}$/u, '')}…`;
}

const LONGEST_TEXT = 400;
const LONGEST_SCAN = 4_000;
