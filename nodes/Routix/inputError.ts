import { UserError } from 'n8n-workflow';

/**
 * Something that a user entered cannot be used. Thrown by plain functions before any request is sent; the router and
 * the trigger make a NodeOperationError of it and add the item.
 */
export class InputError extends UserError {
	/**
	 * @param message names the field and the value
	 * @param description what to do about it
	 */
	constructor(
		message: string,
		override readonly description: string,
	) {
		super(message);
	}
}

/** A reason as the beginning of a message. */
export function capitalized(reason: string): string {
	return reason.charAt(0).toUpperCase() + reason.slice(1);
}
