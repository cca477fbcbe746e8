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
	'A page of a proxy (407)': [{ status: 407 }],
	'A page of a firewall': [{ status: 403, headers: { 'cf-mitigated': 'challenge' } }],
	'Redirected elsewhere': [{ status: 302 }],
	'No answer in time': [{ networkCode: 'ETIMEDOUT' }],
	'Connection broken': [{ networkCode: 'ECONNRESET' }],
	'Token refused (401, invalid_token)': [{ status: 401 }],
	"A user's token was used (invalid_token_type)": [
		{ status: 403, body: { error: 'invalid_token_type' } },
	],
	'Scope missing (insufficient_scope)': [{ status: 403, body: { error: 'insufficient_scope' } }],
	'Branch access denied': [{ status: 403, body: { error: 'branch_access_denied' } }],
	'Access refused (403)': [{ status: 403 }],
	'A web page instead of data': [{ unexpected: 'html' }],
	'Unreadable letters': [{ unexpected: 'misread' }],
	'Text instead of data': [{ unexpected: 'notJson' }],
	'Answer too large or nested too deeply': [{ unexpected: 'tooDeep' }],
	'IDs that cannot be read exactly': [{ unexpected: 'roundedIds' }],
	'Answer of the wrong shape': [{ unexpected: 'notList' }],
	'Branch not found (branch_not_found)': [{ status: 404, body: { error: 'branch_not_found' } }],
	'Resource not open yet (501, planned)': [{ status: 501, ofList: true }],
	'Record not found': [{ status: 404 }],
	'List not found (404, 405, 410)': [{ status: 404, ofList: true }],
	'Create not accepted (404, 405, 410)': [{ status: 404, action: 'create' }],
	'Update not accepted (404, 405, 410)': [{ status: 405, action: 'update' }],
	'Conflict (409)': [{ status: 409, action: 'create' }],
	'Values refused (400, 413, 422, or a failure under a good status)': [
		{ status: 422, action: 'create' },
	],
	'Too many requests (429)': [{ status: 429 }],
	'Routix could not answer (500)': [{ status: 500 }],
	'Routix out of reach (408, 425, 5xx)': [{ status: 503 }],
	'Anything else': [{ status: 418, message: 'The rest of the error tells what is known.' }],
	'Wrong client ID or secret (invalid_client)': [
		{ status: 401, body: { error: 'invalid_client' } },
	],
	'Token endpoint limits requests (429)': [{ status: 429 }],
	'Token endpoint out of order': [{ status: 503 }],
	'Token endpoint not found': [{ status: 404 }],
	'A gateway before Routix wants a key of its own': [
		{ status: 401, body: { message: 'No API key found in request' } },
	],
	'App revoked': [{ status: 403, body: { error: 'unauthorized_client' } }],
	'Login ended': [{ status: 400, body: { error: 'invalid_grant' }, grantType: 'pkce' }],
	'Token endpoint wants JSON': [{ status: 415, grantType: 'pkce' }],
	'No token given': [{ status: 400 }],
};

/** A failure when an app is managed; its secret is rotated unless it says otherwise. */
export interface AppFailure extends Partial<Failure> {
	/** Tells this example from the others of its explanation. */
	when?: string;
	deed?: 'register' | 'revoke' | 'rotate';
}

/** As {@link exampleFailures}, for the resource OAuth App. */
export const appFailures: Record<string, AppFailure[]> = {
	'A gateway wants its own key': [{ status: 401, body: { message: 'No API key found' } }],
	"An app's token was used": [{ status: 403, body: { error: 'invalid_token_type' } }],
	'User token refused (401)': [{ status: 401 }],
	'User may not manage apps (403)': [{ status: 403 }],
	'Address for the status unknown': [{ status: 404, deed: 'revoke' }],
	'App unknown (404)': [{ status: 404 }],
	'No such address (404)': [{ status: 404, deed: 'register' }],
	'Values refused': [{ status: 422, deed: 'register' }],
	'Too many requests': [{ status: 429 }],
	'Answer without what it promises': [{ unexpected: 'notRecord' }],
	'Routix out of order': [
		{ when: 'Register', status: 503, deed: 'register' },
		{ when: 'Rotate Secret', status: 503 },
		{ when: 'Revoke', status: 503, deed: 'revoke' },
	],
	'Anything else': [{ status: 418, message: 'The rest of the error tells what is known.' }],
};

/** As {@link exampleFailures}, for n8n's own API, in which a secret is to be stored. */
export const n8nFailures: Record<string, AppFailure[]> = {
	'Execution cancelled': [{ networkCode: 'ERR_CANCELED' }],
	'Certificate of n8n refused': [{ networkCode: 'DEPTH_ZERO_SELF_SIGNED_CERT' }],
	'n8n unreachable': [{ networkCode: 'ECONNREFUSED' }],
	'Key refused (401)': [{ status: 401 }],
	'Right missing (403)': [{ status: 403 }],
	'Credential unknown (404)': [{ status: 404, body: { message: 'Credential not found' } }],
	'No API (404)': [{ status: 404 }],
	'n8n redirects': [{ status: 302, headers: { location: 'https://login.example.com/' } }],
	'Values refused (400)': [{ status: 400 }],
	'n8n out of order': [{ status: 503 }],
};
