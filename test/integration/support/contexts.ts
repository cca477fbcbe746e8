import './setup';
import {
	ExecuteContext,
	LoadOptionsContext,
	PollContext,
	SupplyDataContext,
	type ExecutionLifecycleHooks,
} from 'n8n-core';
import {
	createRunExecutionData,
	NodeConnectionTypes,
	Workflow,
	type ICredentialDataDecryptedObject,
	type IDataObject,
	type INode,
	type INodeParameters,
	type INodeType,
	type INodeTypes,
	type IRunExecutionData,
	type IWorkflowExecuteAdditionalData,
	type WorkflowExecuteMode,
} from 'n8n-workflow';
import { readScope, resources } from '../../../nodes/Routix/resources';
import type { Simulator } from '../../simulator/client';
import { StoredCredentials } from './credentialsHelper';

/** The credential of the simulator's app with all scopes, as a user would fill it in. */
export function credentialFor(
	{ url, app, branches }: Pick<Simulator, 'url' | 'app' | 'branches'>,
	changes: ICredentialDataDecryptedObject = {},
): ICredentialDataDecryptedObject {
	return {
		grantType: 'client_credentials',
		clientId: app.clientId,
		clientSecret: app.clientSecret,
		branchPublicId: branches[0].publicId,
		requestedScopes: resources.map(readScope),
		baseUrl: url,
		authentication: 'body',
		...changes,
	};
}

export interface NodeSetting {
	nodeType: INodeType;
	parameters: INodeParameters;
	credential: ICredentialDataDecryptedObject;
	/** The Routix User Token credential. */
	userToken?: ICredentialDataDecryptedObject;
	/** What a workflow stores between polls. */
	staticData?: IDataObject;
	/** The name of the node, `Routix` unless stated otherwise. */
	name?: string;
	onError?: INode['onError'];
	/** What the node runs in; an execution of its own unless given. */
	execution?: ExecutionSetting;
	/** The workflow's, an IANA name; Amsterdam's unless given. */
	timezone?: string;
}

/** What n8n knows of an execution, and keeps over its tries. */
export interface ExecutionSetting {
	id: string;
	data: IRunExecutionData;
	/** How often the node has run in it before. */
	runIndex: number;
	/** Whether the workflow leads from the node back to it. */
	isLoop?: boolean;
	/** Where n8n says that it has ended. */
	hooks?: ExecutionLifecycleHooks;
}

export function newExecution(setting: Partial<ExecutionSetting> = {}): ExecutionSetting {
	return { id: '1', data: createRunExecutionData(), runIndex: 0, ...setting };
}

function workflowOf(
	{ execution = newExecution(), name = 'Routix', ...setting }: NodeSetting,
	typeEnd = '',
) {
	const { nodeType, parameters, credential, userToken = {}, staticData, onError } = setting;
	const { timezone = 'Europe/Amsterdam' } = setting;
	const node: INode = {
		id: 'routix-node',
		name,
		type: `n8n-nodes-routix.${nodeType.description.name}${typeEnd}`,
		typeVersion: 1,
		position: [0, 0],
		parameters,
		credentials: {
			routixOAuth2Api: { id: '1', name: 'Routix account' },
			routixUserTokenApi: { id: '2', name: 'Routix user' },
		},
		onError,
		continueOnFail: onError !== undefined && onError !== 'stopWorkflow',
	};
	const nodeTypes: INodeTypes = {
		getByName: () => nodeType,
		getByNameAndVersion: () => nodeType,
		getKnownTypes: () => ({}),
	};
	const loop: INode = { ...node, id: 'loop', name: 'Loop', parameters: {} };
	const to = (name: string) => ({ main: [[{ node: name, type: 'main' as const, index: 0 }]] });
	const workflow = new Workflow({
		id: 'workflow',
		nodes: [node, loop],
		connections: execution.isLoop ? { Routix: to('Loop'), Loop: to('Routix') } : {},
		active: false,
		nodeTypes,
		staticData,
		settings: { timezone },
	});
	const additionalData = {
		credentialsHelper: new StoredCredentials({
			routixOAuth2Api: credential,
			routixUserTokenApi: userToken,
		}),
		executionId: execution.id,
		hooks: execution.hooks,
		webhookWaitingBaseUrl: 'http://localhost:5678/webhook-waiting',
		formWaitingBaseUrl: 'http://localhost:5678/form-waiting',
	} as unknown as IWorkflowExecuteAdditionalData;
	return { workflow, node: workflow.nodes[node.name], additionalData, execution };
}

/** n8n-core's own context of a node that runs, with these input items. */
export function executeContext(
	setting: NodeSetting,
	input: IDataObject[] = [{}],
	abortSignal?: AbortSignal,
) {
	const { workflow, node, additionalData, execution } = workflowOf(setting);
	const items = input.map((json) => ({ json }));
	const inputData = { main: [items] };
	return new ExecuteContext(
		workflow,
		node,
		additionalData,
		'manual',
		execution.data,
		execution.runIndex,
		items,
		inputData,
		{ node, data: inputData, source: null },
		[],
		abortSignal,
	);
}

/** n8n-core's own context of a polling trigger. */
export function pollContext(
	setting: NodeSetting,
	mode: WorkflowExecuteMode = 'trigger',
	activation: 'activate' | 'init' | 'update' = 'activate',
) {
	const { workflow, node, additionalData } = workflowOf(setting);
	const context = new PollContext(workflow, node, additionalData, mode, activation);
	return { context, workflow };
}

/** n8n-core's own context of a dropdown in the editor. */
export function loadOptionsContext(setting: NodeSetting, isTool = false) {
	const { workflow, node, additionalData } = workflowOf(setting, isTool ? 'Tool' : '');
	additionalData.currentNodeParameters = setting.parameters;
	return new LoadOptionsContext(workflow, node, additionalData, '');
}

/** n8n-core's own context of a node that an AI agent uses as a tool, given what the model filled in. */
export function toolContext(setting: NodeSetting, toolArguments: IDataObject) {
	const { workflow, node, additionalData, execution } = workflowOf(setting, 'Tool');
	additionalData.currentNodeExecutionIndex = 0;
	const context = new SupplyDataContext(
		workflow,
		node,
		additionalData,
		'manual',
		execution.data,
		execution.runIndex,
		[],
		{},
		NodeConnectionTypes.AiTool,
		{ node, data: {}, source: null },
		[],
	);
	context.addInputData(NodeConnectionTypes.AiTool, [[{ json: toolArguments }]]);
	return context;
}
