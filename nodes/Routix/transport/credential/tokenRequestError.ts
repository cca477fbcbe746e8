import { UserError } from 'n8n-workflow';

/** The answer of the token endpoint that was not a token. Holds nothing that was sent. */
export interface TokenAnswer {
	status?: number;
	networkCode?: string;
	headers: Record<string, string>;
	body?: unknown;
	message: string;
}

/**
 * No access token could be had. Built afresh: the HTTP client's own error carries the request body, and with it the
 * client secret. It has no `code`, since n8n's credential test would show that instead of the message.
 */
export class TokenRequestError extends UserError {
	/** Private, so that whoever writes the error down does not write down what the server said, perhaps of a secret. */
	readonly #answer: TokenAnswer;

	constructor(
		message: string,
		override readonly description: string,
		answer: TokenAnswer,
	) {
		super(message);
		this.#answer = answer;
	}

	get answer(): TokenAnswer {
		return this.#answer;
	}
}
