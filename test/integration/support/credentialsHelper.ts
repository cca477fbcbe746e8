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

/** Of what the credential inherits from n8n's `oAuth2Api`, the field that a user fills in. */
const clientId: INodeProperties = {
	displayName: 'Client ID',
	name: 'clientId',
	type: 'string',
	default: '',
};

/** What n8n's own helper does for a stored Routix credential, without a database. */
export class StoredCredential extends ICredentialsHelper {
	private readonly type = new RoutixOAuth2Api();

	private readonly properties = [clientId, ...this.type.properties];

	constructor(private readonly stored: ICredentialDataDecryptedObject) {
		super();
	}

	getParentTypes() {
		return this.type.extends;
	}

	isCredentialUsableByNode() {
		return true;
	}

	/** As n8n 2.41 does: the defaults of fields that are shown, then the expressions as they are for the item. */
	async getDecrypted(
		_additionalData: IWorkflowExecuteAdditionalData,
		_nodeCredentials: INodeCredentialsDetails,
		_type: string,
		mode: WorkflowExecuteMode,
		executeData?: IExecuteData,
		_raw?: boolean,
		resolve?: ICredentialsExpressionResolveValues,
	): Promise<ICredentialDataDecryptedObject> {
		const { oauthTokenData } = this.stored;
		const values = this.stored as INodeParameters;
		const filled = {
			...NodeHelpers.getNodeParameters(this.properties, values, true, false, null, null),
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
