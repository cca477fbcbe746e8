import type {
	IDataObject,
	IHttpRequestMethods,
	IHttpRequestOptions,
	NodeApiError,
} from 'n8n-workflow';
import type { Answer } from '../contract/envelope';
import { apiError, operationError } from '../nodeError';
import { isCancelledIn, type RoutixContext } from './connection';
import {
	CREDENTIAL,
	readUserTokenCredential,
	userTokenProblem,
	type UserTokenCredential,
} from './credential/userTokenCredential';
import { explainBy, type ErrorText } from './errors/explain';
import type { Explanation, ServerSubject } from './errors/explanations/explanation';
import type { Failure } from './errors/failure';
import { withUnknownOutcome } from './errors/requestError';
import { mayBeCarriedOut } from './errors/retry';
import type { Outcome } from './outcome';
import { sendOnce, type Signature } from './sendOnce';
import { Throttle } from './throttle';
import { untilSettled, type Pace } from './untilSettled';

/** One run's way to Routix's and n8n's addresses that the Routix User Token credential signs. */
export interface UserTokenConnection extends Pace {
	context: RoutixContext;
	credential: UserTokenCredential;
	/** Everything that must not be seen: the credential's own secrets, and those that Routix has handed out since. */
	secrets: string[];
}

/** A server and the words for what goes wrong there. */
export interface Server<Subject> {
	/** As in "Routix answered". */
	name: 'Routix' | 'n8n';
	address(credential: UserTokenCredential): string;
	explanations: Array<Explanation<Subject, ServerSubject>>;
}

/** One request. */
export interface Ask<T, Subject> {
	server: Server<Subject>;
	/** What was asked, for the words of an error. */
	subject: Subject;
	method: IHttpRequestMethods;
	path: string;
	query?: IDataObject;
	headers?: IDataObject;
	body?: IDataObject;
	/** Longest silence, in milliseconds. */
	timeoutMs: number;
	/** Sending it twice does no harm. Never true for a write to Routix. */
	isRepeatable?: boolean;
	read(answer: Answer): Outcome<T>;
}

/** Nothing of these requests is left to n8n, which would send a write again after a 401. */
const SIGNATURE: Signature = { credentialType: 'routixUserTokenApi', actedOnByN8n: [] };

/**
 * Reads the credential and checks it.
 * @throws {NodeOperationError} when it is incomplete, unsafe or expired, before anything is sent
 */
export async function openUserTokenConnection(
	context: RoutixContext,
): Promise<UserTokenConnection> {
	const credential = readUserTokenCredential(await context.getCredentials('routixUserTokenApi'));
	const isCancelled = isCancelledIn(context);
	const { userToken, apiKey, n8nApiKey } = credential;
	const secrets = [userToken, apiKey, n8nApiKey];
	const throttle = new Throttle(isCancelled);
	const connection = { context, credential, isCancelled, secrets, throttle };
	checkUserToken(connection);
	return connection;
}

function checkUserToken({ context, credential }: UserTokenConnection): void {
	const problem = userTokenProblem(credential, Date.now());
	if (!problem) return;
	throw operationError(context.getNode(), problem.message, {
		description: problem.description,
		failure: { cause: 'credential-invalid' },
	});
}

/** @throws {NodeOperationError} when the execution is cancelled */
export function checkCancelled({ context, isCancelled }: UserTokenConnection): void {
	if (!isCancelled()) return;
	const description = 'This item changed nothing in Routix.';
	throw operationError(context.getNode(), 'The execution was cancelled', { description });
}

/** The same connection, but what is sent through it is not broken off when the execution is cancelled. */
export function uncancellable(connection: UserTokenConnection): UserTokenConnection {
	const context = Object.create(connection.context, {
		// n8n hands this signal to its HTTP client.
		getExecutionCancelSignal: { value: () => undefined },
	}) as RoutixContext;
	const isCancelled = () => false;
	return { ...connection, context, isCancelled, throttle: new Throttle(isCancelled) };
}

/** Sends a request by {@link untilSettled} and brings back what `read` makes of the answer, or what went wrong. */
export async function tryAsk<T, Subject>(
	connection: UserTokenConnection,
	ask: Ask<T, Subject>,
): Promise<Outcome<T>> {
	const { context, credential } = connection;
	const { body, headers, isRepeatable, method, path, query, read, server, timeoutMs } = ask;
	const options: IHttpRequestOptions = {
		method,
		url: `${server.address(credential)}${path}`,
		timeout: timeoutMs,
		...(query && { qs: query }),
		headers: { ...headers, ...(body && { 'Content-Type': 'application/json' }) },
		...(body && { body: JSON.stringify(body) }),
	};
	return await untilSettled(connection, {
		method: isRepeatable ? 'GET' : method,
		send: async () => await sendOnce(context, SIGNATURE, { ...options }),
		read,
	});
}

/**
 * As {@link tryAsk}.
 * @throws {NodeApiError} that says what happened and what to do, without anything secret
 */
export async function ask<T, Subject>(
	connection: UserTokenConnection,
	request: Ask<T, Subject>,
): Promise<T> {
	const outcome = await tryAsk(connection, request);
	if (outcome.ok) return outcome.value;
	throw askError(connection, request, outcome.failure);
}

/** What went wrong, in words. */
export function explainAsk<T, Subject>(
	{ credential, secrets }: UserTokenConnection,
	{ server, subject }: Ask<T, Subject>,
	failure: Failure,
): ErrorText {
	return explainBy(server.explanations, failure, {
		subject,
		server: { baseUrl: server.address(credential), credentialName: CREDENTIAL },
		serverName: server.name,
		secrets,
	});
}

function askError<T, Subject>(
	connection: UserTokenConnection,
	request: Ask<T, Subject>,
	failure: Failure,
): NodeApiError {
	const { message, description } = explainAsk(connection, request, failure);
	const httpCode = failure.status?.toString();
	const error = apiError(connection.context.getNode(), { message, description, httpCode });
	return !request.isRepeatable && mayBeCarriedOut(failure) ? withUnknownOutcome(error) : error;
}
