import type { ErrorShape } from '../settings';

export interface ErrorDetail {
	field: string;
	message: string;
}

/** An error that the API answers, in Routix's documented codes. */
export class ApiError extends Error {
	constructor(
		readonly status: number,
		readonly code: string,
		message: string,
		readonly details?: ErrorDetail[],
		readonly headers: Record<string, string> = {},
	) {
		super(message);
	}
}

/** The body of an error in the spelling that the settings choose. */
export function errorBody(shape: ErrorShape, { code, message, details }: ApiError): unknown {
	switch (shape) {
		case 'oauth':
			return { error: code, error_description: message, details };
		case 'code':
			return { code, message, details };
		case 'nested':
			return { error: { code, message, details } };
	}
}
