import type { Failure as FailureCause } from 'n8n-workflow';
import { answerText } from './answerText';
import { accessExplanations } from './explanations/access';
import { answerExplanations } from './explanations/answer';
import { credentialExplanations } from './explanations/credential';
import type { CredentialSubject, Explanation, RequestSubject } from './explanations/explanation';
import { networkExplanations } from './explanations/network';
import { tokenExplanations } from './explanations/token';
import type { Failure } from './failure';
import { redact } from './redact';

/** The rows of the error table in the order in which they are tried. The documentation is checked against them. */
export const explanations: Record<Failure['stage'], Explanation[]> = {
	token: tokenExplanations,
	request: [
		...credentialExplanations,
		...networkExplanations,
		...accessExplanations,
		...answerExplanations,
	],
};

/** An error in words: what happened, what to do, and why for n8n. */
export interface ErrorText {
	message: string;
	description: string;
	cause?: FailureCause['cause'];
}

/** Says what happened and what to do. Ends with what Routix itself answered, without anything secret. */
export function explain(
	failure: Failure,
	subject: RequestSubject | undefined,
	credential: CredentialSubject,
): ErrorText {
	const row = explanations[failure.stage].find(({ applies }) => applies(failure, subject));
	if (!row) return { message: failure.message, description: '' };
	const inWords = (text: Explanation['message']) =>
		typeof text === 'string' ? text : text(failure, subject as RequestSubject, credential);
	const answer = answerText(failure.body);
	const answered = answer && `Routix answered: ${answer}`;
	return {
		message: redact(inWords(row.message)),
		description: redact([inWords(row.description), answered].filter(Boolean).join(' ')),
		cause: row.cause,
	};
}
