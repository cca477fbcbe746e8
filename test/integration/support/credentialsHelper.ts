import {
	ICredentialsHelper,
	type ICredentialDataDecryptedObject,
	type ICredentials,
	type IHttpRequestHelper,
	type IHttpRequestOptions,
} from 'n8n-workflow';
import { RoutixOAuth2Api } from '../../../credentials/RoutixOAuth2Api.credentials';

/** What n8n's own helper does for a stored Routix credential, without a database. */
export class StoredCredential extends ICredentialsHelper {
	private readonly type = new RoutixOAuth2Api();

	constructor(private readonly stored: ICredentialDataDecryptedObject) {
		super();
	}

	getParentTypes() {
		return this.type.extends;
	}

	isCredentialUsableByNode() {
		return true;
	}

	async getDecrypted() {
		return { ...this.stored };
	}

	async runPreAuthentication(
		helpers: IHttpRequestHelper,
		credentials: ICredentialDataDecryptedObject,
	) {
		const output = await this.type.preAuthentication.call(helpers, credentials);
		return output as ICredentialDataDecryptedObject;
	}

	async preAuthentication() {
		return undefined;
	}

	async authenticate(
		_credentials: ICredentialDataDecryptedObject,
		_typeName: string,
		requestOptions: IHttpRequestOptions,
	) {
		return requestOptions;
	}

	async getCredentials(): Promise<ICredentials> {
		throw new Error('Not used: the nodes read the decrypted credential');
	}

	getCredentialsProperties() {
		return this.type.properties;
	}

	async updateCredentials() {}

	async updateCredentialsOauthTokenData() {}
}
