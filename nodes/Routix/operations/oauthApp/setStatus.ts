import { InputError } from '../../inputError';
import { oauthAppId, readAppId } from '../../parameters/oauthApp';
import { setAppStatus } from '../../transport/oauthAppApi';
import type { AppStatus } from '../../contract/oauthApps';
import type { OwnOperation } from '../operation';
import { forEachApp } from './item';

/** A revoked app gets no new tokens; issued ones live until they expire (Routix docs, OAuth set-up guide, step 6). */
export const revoke: OwnOperation = {
	name: 'revoke',
	displayName: 'Revoke',
	description: () => 'Stop an OAuth app: it gets no new access tokens, and its logins end',
	action: () => 'Revoke OAuth app',
	parameters: () => [oauthAppId],
	options: [],
	begin: settingStatus('revoked'),
};

export const activate: OwnOperation = {
	name: 'activate',
	displayName: 'Activate',
	description: () => 'Let a revoked OAuth app get access tokens again',
	action: () => 'Activate OAuth app',
	parameters: () => [oauthAppId],
	options: [],
	begin: settingStatus('active'),
};

function settingStatus(status: AppStatus): OwnOperation['begin'] {
	return forEachApp(() => async (item, connection) => {
		const appId = readAppId(item.parameter('oauthAppId'));
		if (await setAppStatus(connection, appId, status)) return { oauth_app_id: appId, status };
		throw new InputError(
			`Routix has no OAuth app with the ID ${appId}`,
			'This item changed nothing. Check OAuth App ID: it is the ID that Routix gave the app when it was registered, not its client ID. The user of the token has to be allowed to manage the app.',
		);
	});
}
