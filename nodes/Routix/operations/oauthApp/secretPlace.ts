import type { IDataObject } from 'n8n-workflow';
import type { N8nCredential } from '../../contract/n8nApi';
import { InputError } from '../../inputError';
import { apiError } from '../../nodeError';
import {
	describeCredential,
	rewriteCredential,
	STORED_TYPE,
	storing,
	testing,
} from '../../transport/n8nCredentials';
import { redact } from '../../redact';
import { explainAsk, tryAsk, type UserTokenConnection } from '../../transport/userTokenApi';

/** For how long storing a secret is tried again: Routix shows it once, and the old one is dead. */
const STORE_FOR_MS = 120_000;
const PAUSE_MS = 5_000;

/** @throws {InputError} when the secret would be shown once and then lost */
export function checkPlace(hasPlace: boolean, includeSecret: boolean, remedy: string): void {
	if (hasPlace || includeSecret) return;
	throw new InputError('There is no place for the new client secret, so nothing was sent', remedy);
}

/** @throws {InputError} when n8n cannot be asked to store anything */
export function checkApiKey({ credential }: UserTokenConnection): void {
	if (credential.n8nApiKey !== '') return;
	throw new InputError(
		'The n8n API key is missing in the Routix User Token credential, so nothing was sent',
		'n8n needs it to store the secret: enter n8n URL and n8n API Key in that credential.',
	);
}

/**
 * Proves that a credential can take a secret of Routix, without changing it.
 * @throws {NodeApiError} when n8n says no
 * @throws {InputError} when it is a credential of another type
 */
export async function proveStorable(
	connection: UserTokenConnection,
	credentialId: string,
): Promise<N8nCredential> {
	const { name, type } = await describeCredential(connection, credentialId);
	if (type !== STORED_TYPE) {
		throw new InputError(
			`Credential to Update: "${name}" in n8n is not a Routix OAuth2 API credential`,
			'This item changed nothing. Choose the credential that the workflows of this app use.',
		);
	}
	return await rewriteCredential(connection, credentialId);
}

/**
 * Stores values in a credential of n8n, and tries again for two minutes whatever n8n answers: it could do so a moment ago.
 * @param connection one that is not cancelled
 * @param loss what to tell the user when it fails at last
 * @throws {NodeApiError} when it fails at last
 */
export async function storeSecret(
	connection: UserTokenConnection,
	{ id }: N8nCredential,
	values: IDataObject,
	loss: { message: string; description: string },
): Promise<void> {
	const request = storing(id, values);
	const endsAt = Date.now() + STORE_FOR_MS;
	for (;;) {
		const outcome = await tryAsk(connection, { ...request, isRepeatable: false });
		if (outcome.ok) return;
		if (Date.now() + PAUSE_MS > endsAt) {
			const { message, description } = explainAsk(connection, request, outcome.failure);
			throw apiError(connection.context.getNode(), {
				message: loss.message,
				description: `${message}, tried for two minutes. ${description} ${loss.description}`,
			});
		}
		await connection.throttle.wait(PAUSE_MS);
	}
}

/**
 * Lets n8n test a credential, which asks Routix for a token with the secret that is stored now. Brings n8n's word: `OK`,
 * or what is wrong. Of a PKCE credential, n8n tries the token that it holds.
 */
export async function testStored(
	connection: UserTokenConnection,
	{ id }: N8nCredential,
): Promise<string> {
	const request = testing(id);
	const outcome = await tryAsk(connection, request);
	if (!outcome.ok) {
		return `Not tested: ${explainAsk(connection, request, outcome.failure).message}`;
	}
	const { isOk, message } = outcome.value;
	return isOk ? 'OK' : redact(message, connection.secrets);
}
