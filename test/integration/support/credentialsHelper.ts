import {
	ICredentialsHelper,
	NodeHelpers,
	type ICredentialDataDecryptedObject,
	type ICredentials,
	type ICredentialsExpressionResolveValues,
	type IExecuteData,
	type IHttpRequestHelper,
	type IHttpRequestOptions,
	type INodeCredentialsDetails,
	type INodeParameters,
	type INodeProperties,
	type IWorkflowExecuteAdditionalData,
	type WorkflowExecuteMode,
} from 'n8n-workflow';
import { RoutixOAuth2Api } from '../../../credentials/RoutixOAuth2Api.credentials';
import { RoutixUserTokenApi } from '../../../credentials/RoutixUserTokenApi.credentials';

/** Of what the credential inherits from n8n's `oAuth2Api`, the field that a user fills in. */
const clientId: INodeProperties = {
	displayName: 'Client ID',
	name: 'clientId',
	type: 'string',
	default: '',
};

/** What n8n's own helper does for stored Routix credentials, without a database. */
export class StoredCredentials extends ICredentialsHelper {
	private readonly type = new RoutixOAuth2Api();
	private readonly userTokenType = new RoutixUserTokenApi();

	private readonly properties: Record<string, INodeProperties[]> = {
		[this.type.name]: [clientId, ...this.type.properties],
		[this.userTokenType.name]: this.userTokenType.properties,
	};

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

	/** As n8n 2.41 does: the defaults of fields that are shown, then the expressions as they are for the item. */
	async getDecrypted(
		_additionalData: IWorkflowExecuteAdditionalData,
		_nodeCredentials: INodeCredentialsDetails,
		typeName: string,
		mode: WorkflowExecuteMode,
		executeData?: IExecuteData,
		_raw?: boolean,
		resolve?: ICredentialsExpressionResolveValues,
	): Promise<ICredentialDataDecryptedObject> {
		const values = this.stored[typeName] as INodeParameters;
		const { oauthTokenData } = values;
		const properties = this.properties[typeName];
		const filled = {
			...NodeHelpers.getNodeParameters(properties, values, true, false, null, null),
			...(oauthTokenData !== undefined && { oauthTokenData }),
		} as INodeParameters;
		if (!resolve) return filled as ICredentialDataDecryptedObject;
		const { connectionInputData, itemIndex, node, runExecutionData, runIndex, workflow } = resolve;
		return workflow.expression.getParameterValue(
			filled,
			runExecutionData,
			runIndex,
			itemIndex,
			node.name,
			connectionInputData,
			mode,
			{},
			executeData,
			false,
			filled,
		) as ICredentialDataDecryptedObject;
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
