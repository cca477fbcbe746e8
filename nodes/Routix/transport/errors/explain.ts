import type { Failure as FailureCause } from 'n8n-workflow';
import { answerText, shortened } from '../../contract/errorText';
import { accessExplanations } from './explanations/access';
import { answerExplanations } from './explanations/answer';
import { credentialExplanations } from './explanations/credential';
import type { CredentialSubject, Explanation, RequestSubject } from './explanations/explanation';
import { networkExplanations } from './explanations/network';
import { tokenExplanations } from './explanations/token';
import { unexpectedExplanations } from './explanations/unexpected';
import type { Failure } from './failure';
import { redact } from './redact';

/** The rows of the error table in the order in which they are tried. The documentation is checked against them. */
export const explanations: Record<Failure['stage'], Explanation[]> = {
	token: tokenExplanations,
	request: [
		...credentialExplanations,
		...networkExplanations,
		...accessExplanations,
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
	// The last row of each list applies to everything.
	const row = explanations[failure.stage].find(({ applies }) => applies(failure, subject))!;
	const inWords = (text: Explanation['message']) =>
		redact(
			typeof text === 'string' ? text : text(failure, subject as RequestSubject, credential),
			secrets,
		);
	const answer = shortened(redact(answerText(failure.body), secrets));
	const answered = answer && `Routix answered: ${answer}`;
	return {
		message: inWords(row.message),
		description: [inWords(row.description), answered].filter(Boolean).join(' '),
		cause: row.cause,
	};
}
