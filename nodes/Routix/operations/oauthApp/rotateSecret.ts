import type { NodeApiError } from 'n8n-workflow';
import type { N8nCredential } from '../../contract/n8nApi';
import { InputError } from '../../inputError';
import { apiError } from '../../nodeError';
import {
	credentialId,
	includeSecret,
	includeSecretNotice,
	oauthAppId,
	readAppId,
	readCredentialId,
} from '../../parameters/oauthApp';
import { WRONG_CLIENT } from '../../transport/errors/explanations/token';
import { rotateAppSecret } from '../../transport/oauthAppApi';
import {
	checkCancelled,
	uncancellable,
	type UserTokenConnection,
} from '../../transport/userTokenApi';
import type { OwnOperation } from '../operation';
import { forEachApp, readIncludeSecret, type AppItem } from './item';
import { checkApiKey, checkPlace, proveStorable, storeSecret, testStored } from './secretPlace';

/**
 * The old secret is dead the moment the new one is made (Routix docs, OAuth set-up guide, step 5). So it is proved first
 * that the new one can be stored, and from then on nothing is broken off, not even when the execution is cancelled. In
 * another try, an item whose secret was stored is left alone; what failed is rotated again, which is the remedy.
 */
export const rotateSecret: OwnOperation = {
	name: 'rotateSecret',
	displayName: 'Rotate Secret',
	description: () => 'Give an OAuth app a new client secret and store it in an n8n credential',
	action: () => 'Rotate secret of OAuth app',
	parameters: () => [oauthAppId, credentialId, includeSecretNotice],
	options: [includeSecret],
	begin: forEachApp((doneBefore) => {
		const itemOf = new Map<string, number>();
		return async (item, connection) => {
			const { output: before } = doneBefore.of(item) ?? {};
			if (before) return before;
			const { appId, storedIn, isShown } = readItem(item);
			checkPlace(
				storedIn !== '',
				isShown,
				'Choose under Credential to Update the n8n credential that gets it. If the next node writes it to another vault, switch on Include Secret under Options instead.',
			);
			if (storedIn !== '') checkApiKey(connection);
			checkOnce(itemOf.get(appId), appId);
			itemOf.set(appId, item.index);
			const place = storedIn === '' ? undefined : await proveStorable(connection, storedIn);

			checkCancelled(connection);
			const steadfast = uncancellable(connection);
			const secret = await rotateAppSecret(steadfast, appId);
			const rotated = { oauth_app_id: appId, client_secret_last4: secret.slice(-4) };
			const shown = isShown ? { client_secret: secret } : {};
			if (!place) return { ...rotated, ...shown };

			await storeSecret(
				steadfast,
				place,
				{ clientSecret: secret },
				{
					message: `The new client secret could not be stored in the n8n credential "${place.name}"`,
					description:
						'Routix has rotated the secret, so the old one is dead, and nobody has the new one. Access tokens that were already issued live for up to an hour; after that, workflows with this credential fail. Run Rotate Secret again as soon as n8n can be reached: that gives another secret and stores it.',
				},
			);
			const test = await testStored(steadfast, place);
			if (test.startsWith(WRONG_CLIENT)) throw refused(connection, place);
			const stored = {
				...rotated,
				credential_test: test,
				credential_name: place.name,
				credential_id: place.id,
			};
			doneBefore.done(item, stored);
			return { ...stored, ...shown };
		};
	}),
};

function readItem(item: AppItem) {
	const { parameter } = item;
	return {
		appId: readAppId(parameter('oauthAppId')),
		storedIn: readCredentialId(parameter('credentialId')),
		isShown: readIncludeSecret(item),
	};
}

/** n8n was told the secret by its credential, and Routix did not know it. */
function refused({ context }: UserTokenConnection, { name }: N8nCredential): NodeApiError {
	return apiError(context.getNode(), {
		message: `Routix does not accept the new client secret in the n8n credential "${name}"`,
		description:
			'It was stored there, so the credential most likely belongs to another app: compare its Client ID with the app in Routix → Settings → OAuth Apps. Run Rotate Secret again with the credential of this app, and give the other credential the secret of its own app again.',
	});
}

/** A second rotation would kill the secret of the first. */
function checkOnce(earlierItem: number | undefined, appId: string): void {
	if (earlierItem === undefined) return;
	throw new InputError(
		`OAuth App ID ${appId}: item ${earlierItem + 1} of this run is for the same app`,
		'Nothing was sent for this item. Give each item an app of its own, or switch on Execute Once in the settings of this node.',
	);
}
