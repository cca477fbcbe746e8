import '../support/setup';
import { ExecuteContext, RoutingNode } from 'n8n-core';
import {
	createEmptyRunExecutionData,
	Workflow,
	type ICredentialDataDecryptedObject,
	type ICredentialTestRequest,
	type INode,
	type INodeProperties,
	type INodeType,
	type INodeTypes,
	type IWorkflowExecuteAdditionalData,
} from 'n8n-workflow';
import { RoutixOAuth2Api } from '../../../credentials/RoutixOAuth2Api.credentials';
import { StoredCredentials } from '../support/credentialsHelper';

export interface TestResult {
	status: 'OK' | 'Error';
	message: string;
}

const CREDENTIAL = 'routixOAuth2Api';

/**
 * What the credential's Test button says: the steps of n8n's CredentialsTester (`runRequestTest`, read in n8n 2.41),
 * which is part of n8n itself and not of n8n-core. A credential that extends `oAuth2Api` can be tested in no other way.
 */
export async function pressTest(data: ICredentialDataDecryptedObject): Promise<TestResult> {
	const { test } = new RoutixOAuth2Api() as { test: ICredentialTestRequest };
	try {
		await request(data, test);
		return { status: 'OK', message: 'Connection successful!' };
	} catch (error) {
		return { status: 'Error', message: messageOf(error as TestFailure, test) };
	}
}

interface TestFailure {
	message: string;
	cause?: { code?: string; response?: { status: number; statusText?: string } };
}

function messageOf({ message, cause }: TestFailure, { rules = [] }: ICredentialTestRequest) {
	if (!cause?.response) return cause?.code ?? message;
	const { status, statusText } = cause.response;
	for (const rule of rules) {
		if (rule.type === 'responseCode' && rule.properties.value === status) {
			return rule.properties.message;
		}
	}
	const isGood = status >= 199 && status <= 299;
	return isGood ? message : statusText || `Received HTTP status code: ${status}`;
}

async function request(
	data: ICredentialDataDecryptedObject,
	{ request: requested }: ICredentialTestRequest,
): Promise<void> {
	const node: INode = {
		id: 'temp',
		parameters: {},
		name: 'Temp-Node',
		type: 'n8n-nodes-base.noOp',
		typeVersion: 1,
		position: [0, 0],
		credentials: { [CREDENTIAL]: { id: '1', name: 'Routix account' } },
	};
	const nodeType = {
		description: {
			displayName: 'No Operation',
			name: 'n8n-nodes-base.noOp',
			group: [],
			version: 1,
			description: '',
			defaults: {},
			inputs: [],
			outputs: [],
			credentials: [{ name: CREDENTIAL, required: true }],
			properties: [
				{
					displayName: 'Temp',
					name: 'temp',
					type: 'string',
					routing: { request: requested },
					default: '',
				},
			] as INodeProperties[],
		},
	} as unknown as INodeType;
	const nodeTypes: INodeTypes = {
		getByName: () => nodeType,
		getByNameAndVersion: () => nodeType,
		getKnownTypes: () => ({}),
	};
	const workflow = new Workflow({ nodes: [node], connections: {}, active: false, nodeTypes });
	const inputData = { main: [[{ json: {} }]] };
	const context = new ExecuteContext(
		workflow,
		node,
		{
			credentialsHelper: new StoredCredentials({ routixOAuth2Api: data }),
			currentNodeParameters: {},
		} as unknown as IWorkflowExecuteAdditionalData,
		'internal',
		createEmptyRunExecutionData(),
		0,
		[],
		inputData,
		{ node, data: {}, source: null },
		[],
	);
	const decrypted = { id: '1', name: 'Routix account', type: CREDENTIAL, data };
	await new RoutingNode(context, nodeType, decrypted).runNode();
}
