import { explainBy } from '../../../../../nodes/Routix/transport/errors/explain';
import { n8nExplanations } from '../../../../../nodes/Routix/transport/errors/explanations/n8n';
import {
	oauthAppExplanations,
	type AppSubject,
} from '../../../../../nodes/Routix/transport/errors/explanations/oauthApp';
import { networkExplanations } from '../../../../../nodes/Routix/transport/errors/explanations/network';
import type { Failure } from '../../../../../nodes/Routix/transport/errors/failure';

const failureOf = (changes: Partial<Failure>): Failure => ({
	stage: 'request',
	headers: {},
	message: "n8n's own words",
	...changes,
});

const rotate: AppSubject = {
	action: 'update',
	resource: { singular: 'new client secret' },
	deed: 'rotate the client secret',
	appId: '1',
	ifLost: 'It may have been rotated.',
};
const register: AppSubject = { ...rotate, deed: 'register the OAuth app', appId: undefined };
const revoke: AppSubject = { ...rotate, deed: 'revoke the OAuth app', byHand: 'Click there.' };

const ofApp = (changes: Partial<Failure>, subject = rotate) =>
	explainBy(oauthAppExplanations, failureOf(changes), {
		subject,
		server: { baseUrl: 'https://api.routix.com' },
		serverName: 'Routix',
		secrets: [],
	});

describe('What Routix says about an app', () => {
	const unchanged = 'This item changed nothing.';
	const cases: Array<[string, Partial<Failure>, AppSubject, string, string]> = [
		[
			'A gateway wants its own key',
			{ status: 401, body: { message: 'No API key found in request' } },
			rotate,
			'A gateway in front of Routix asks for an API key',
			unchanged,
		],
		[
			"An app's token was used",
			{ status: 403, body: { error: 'invalid_token_type' } },
			rotate,
			'Routix accepts only the token of a logged-in user here, not of an app',
			unchanged,
		],
		[
			'User token refused (401)',
			{ status: 401, body: { error: 'invalid_token' } },
			rotate,
			'Routix does not accept the user token',
			unchanged,
		],
		[
			'User may not manage apps (403)',
			{ status: 403, body: { message: 'Not an admin' } },
			register,
			'The user of the token may not register the OAuth app',
			'Routix answered: Not an admin',
		],
		[
			'Address for the status unknown',
			{ status: 404 },
			revoke,
			'Routix does not let n8n revoke the OAuth app',
			'Click there.',
		],
		[
			'App unknown (404)',
			{ status: 404 },
			rotate,
			'Routix has no OAuth app with the ID 1',
			unchanged,
		],
		[
			'No such address (404)',
			{ status: 404 },
			register,
			'There is no way to register the OAuth app at https://api.routix.com',
			unchanged,
		],
		[
			'Values refused',
			{ status: 422, body: { message: 'name is taken' } },
			register,
			'Routix refused to register the OAuth app',
			'Routix answered: name is taken',
		],
		[
			'Too many requests',
			{ status: 429 },
			rotate,
			'Routix is receiving too many requests',
			unchanged,
		],
		[
			'Answer without what it promises',
			{ status: 200, unexpected: 'notRecord' },
			rotate,
			'Routix answered without the new client secret',
			'It may have been rotated.',
		],
		[
			'Routix out of order',
			{ status: 503 },
			rotate,
			'Routix cannot answer just now (HTTP 503)',
			'It may have been rotated.',
		],
		[
			'Anything else',
			{ status: 418 },
			rotate,
			'Routix answered with HTTP 418',
			"This item changed nothing. n8n's own words",
		],
	];

	it.each(cases)('%s', (name, changes, subject, message, advice) => {
		const row = oauthAppExplanations.find(({ applies }) => applies(failureOf(changes), subject));
		expect(row?.name).toBe(name);

		const text = ofApp(changes, subject);

		expect(text.message).toBe(message);
		expect(text.description).toContain(advice);
	});

	it('has no row that this list leaves out', () => {
		const shared = networkExplanations.map(({ name }) => name);
		const own = oauthAppExplanations.filter(({ name }) => !shared.includes(name));
		expect(own.map(({ name }) => name)).toEqual(cases.map(([name]) => name));
	});

	it.each([
		{ body: '<!doctype html><title>Not found</title>' },
		{ body: { code: 'NOT_FOUND', message: 'Requested function was not found' } },
	])('does not blame the app when the address is unknown: %j', (changes) => {
		expect(ofApp({ status: 404, ...changes }).message).toBe(
			'There is no way to rotate the client secret at https://api.routix.com',
		);
	});

	it('names the credential that holds the address', () => {
		const server = { baseUrl: 'https://api.routix.com', credentialName: 'the other credential' };
		for (const changes of [{ networkCode: 'ENOTFOUND' }, { status: 302 }]) {
			const { description } = explainBy(oauthAppExplanations, failureOf(changes), {
				subject: rotate,
				server,
				serverName: 'Routix',
				secrets: [],
			});
			expect(description).toContain('Base URL in the other credential');
		}
	});

	it('of a lost answer tells what may have happened, and of one that was never sent that it was not', () => {
		expect(ofApp({ networkCode: 'ECONNRESET' }).description).toBe('It may have been rotated.');
		expect(ofApp({ networkCode: 'ECONNREFUSED' }).description).toContain('Nothing was sent.');
	});
});

describe("What n8n's API says", () => {
	const subject = { deed: 'update credentials', credentialId: 'abc', scope: 'credential:update' };
	const cases: Array<[string, Partial<Failure>, string, string]> = [
		[
			'Execution cancelled',
			{ networkCode: 'ERR_CANCELED' },
			'The execution was cancelled',
			'This item changed nothing',
		],
		[
			'Certificate of n8n refused',
			{ networkCode: 'DEPTH_ZERO_SELF_SIGNED_CERT' },
			'The secure connection to http://localhost:5678 failed',
			'in the same machine or container',
		],
		[
			'n8n unreachable',
			{ networkCode: 'ECONNREFUSED' },
			'n8n cannot be reached at http://localhost:5678',
			'ECONNREFUSED',
		],
		[
			'Key refused (401)',
			{ status: 401, body: { message: 'Unauthorized' } },
			'n8n does not accept the API key',
			'n8n answered: Unauthorized',
		],
		[
			'Right missing (403)',
			{ status: 403 },
			'The n8n API key may not update credentials: it lacks the scope credential:update, or its user lacks the right',
			'Settings → n8n API',
		],
		[
			'Credential unknown (404)',
			{ status: 404, body: { message: 'Credential not found' } },
			'n8n has no credential with the ID "abc"',
			'Choose the credential',
		],
		[
			'No API (404)',
			{ status: 404, body: '<html>' },
			'There is no n8n API at http://localhost:5678',
			'n8n URL',
		],
		[
			'n8n redirects',
			{ status: 302, headers: { location: 'https://login.example.com/?key=hidden' } },
			'n8n redirected the request to another address',
			'(login.example.com)',
		],
		[
			'Values refused (400)',
			{ status: 400, body: { message: 'Too short' } },
			'n8n refused to update credentials',
			'n8n answered: Too short',
		],
		['n8n out of order', { status: 503 }, 'n8n answered with HTTP 503', 'Try again'],
	];

	it.each(cases)('%s', (name, changes, message, advice) => {
		const failure = failureOf(changes);
		const row = n8nExplanations.find(({ applies }) => applies(failure, subject));
		expect(row?.name).toBe(name);

		const server = { baseUrl: 'http://localhost:5678' };
		const text = explainBy(n8nExplanations, failure, {
			subject,
			server,
			serverName: 'n8n',
			secrets: [],
		});

		expect(text.message).toBe(message);
		expect(text.description).toContain(advice);
	});

	it('has no row that this list leaves out', () => {
		expect(n8nExplanations.map(({ name }) => name)).toEqual(cases.map(([name]) => name));
	});
});
