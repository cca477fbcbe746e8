import type { RequestSubject } from '../../nodes/Routix/transport/errors/explanations/explanation';
import type { Failure } from '../../nodes/Routix/transport/errors/failure';

/** A failure as a user meets it, for one row of the error table. Reading one order by its ID, unless it says otherwise. */
export interface ExampleFailure extends Partial<Failure> {
	/** Tells this example from the others of its explanation. */
	when?: string;
	action?: RequestSubject['action'];
	/** Client credentials unless given. */
	grantType?: string;
	/** A list was asked for, not one record. */
	ofList?: boolean;
}

/** By the name of the explanation, the examples whose texts the error table shows. */
export const exampleFailures: Record<string, ExampleFailure[]> = {
	'Credential needs to be reconnected': [{ message: 'This credential needs to be reconnected.' }],
	'Credential never connected': [
		{ when: 'PKCE', message: 'Unable to sign without access token', grantType: 'pkce' },
		{ when: 'client credentials', message: 'Unable to sign without access token' },
	],
	'Request outside the allowed domains': [{ message: 'Domain not allowed' }],
	'Execution cancelled': [{ networkCode: 'ERR_CANCELED' }],
	'Host unreachable': [{ networkCode: 'ENOTFOUND' }],
	'TLS certificate refused': [{ networkCode: 'DEPTH_ZERO_SELF_SIGNED_CERT' }],
	'Redirected elsewhere': [{ status: 302 }],
	'No answer in time': [{ networkCode: 'ETIMEDOUT' }],
	'Connection broken': [{ networkCode: 'ECONNRESET' }],
	'Token refused (401 invalid_token)': [{ status: 401 }],
	"A user's token was used (403 invalid_token_type)": [
		{ status: 403, body: { error: 'invalid_token_type' } },
	],
	'Scope missing (403 insufficient_scope)': [
		{ status: 403, body: { error: 'insufficient_scope' } },
	],
	'Branch access denied (403)': [{ status: 403, body: { error: 'branch_access_denied' } }],
	'Access refused (403)': [{ status: 403 }],
	'A web page instead of data': [{ unexpected: 'html' }],
	'Unreadable letters': [{ unexpected: 'misread' }],
	'Text instead of data': [{ unexpected: 'notJson' }],
	'Answer of the wrong shape': [{ unexpected: 'notList' }],
	'Branch not found (404 branch_not_found)': [{ status: 404, body: { error: 'branch_not_found' } }],
	'Record not found (404)': [{ status: 404 }],
	'Resource not open yet (404)': [{ status: 404, ofList: true }],
	'Conflict (409)': [{ status: 409, action: 'create' }],
	'Values refused (400, 413, 422)': [{ status: 422, action: 'create' }],
	'Too many requests (429)': [{ status: 429 }],
	'Routix out of order (5xx)': [{ status: 503 }],
	'Anything else': [{ status: 418, message: 'The rest of the error tells what is known.' }],
	'Wrong client ID or secret (invalid_client)': [
		{ status: 401, body: { error: 'invalid_client' } },
	],
	'Token endpoint limits requests (429)': [{ status: 429 }],
	'Token endpoint out of order': [{ status: 503 }],
	'Token endpoint not found': [{ status: 404 }],
	'No token given': [{ status: 400 }],
};
