import {
	ICredentialsHelper,
	type ICredentialDataDecryptedObject,
	type ICredentials,
	type IHttpRequestHelper,
	type IHttpRequestOptions,
	type INodeCredentialsDetails,
	type IWorkflowExecuteAdditionalData,
} from 'n8n-workflow';
import { RoutixOAuth2Api } from '../../../credentials/RoutixOAuth2Api.credentials';
import { RoutixUserTokenApi } from '../../../credentials/RoutixUserTokenApi.credentials';

/** What n8n's own helper does for stored Routix credentials, without a database. */
export class StoredCredentials extends ICredentialsHelper {
	private readonly type = new RoutixOAuth2Api();
	private readonly userTokenType = new RoutixUserTokenApi();

	/** @param stored what is stored, by the name of the credential's type */
	constructor(private readonly stored: Record<string, ICredentialDataDecryptedObject>) {
		super();
	}

	getParentTypes(typeName: string) {
		return typeName === this.type.name ? this.type.extends : [];
	}

	isCredentialUsableByNode() {
		return true;
	}

	async getDecrypted(
		_additionalData: IWorkflowExecuteAdditionalData,
		_nodeCredentials: INodeCredentialsDetails,
		typeName: string,
	) {
		return { ...this.stored[typeName] };
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
		credentials: ICredentialDataDecryptedObject,
		typeName: string,
		requestOptions: IHttpRequestOptions,
	) {
		const { authenticate, name } = this.userTokenType;
		return typeName === name && typeof authenticate === 'function'
			? await authenticate(credentials, requestOptions)
			: requestOptions;
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
