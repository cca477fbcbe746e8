import type { AppKeys, Simulator } from '../../simulator/client';
import type { CredentialReference } from '../n8n';
import type { WorkflowNode } from './workflows';

export const routixCredentialType = 'routixOAuth2Api';

/** Node types get the package's name in front when they are installed as a community package. */
const routixNodeType = 'n8n-nodes-routix.routix';

/** What a user types into the credential's form. */
export function routixCredential(
	routix: Simulator,
	changes: Record<string, unknown> = {},
	app: Pick<AppKeys, 'clientId' | 'clientSecret'> = routix.app,
): Record<string, unknown> {
	return {
		grantType: 'client_credentials',
		clientId: app.clientId,
		clientSecret: app.clientSecret,
		branchPublicId: routix.branches[0].publicId,
		baseUrl: routix.url,
		...changes,
	};
}

/** A Routix node. `parameters` are those of the node's description, `resource` and `operation` among them. */
export function routixNode(
	name: string,
	credential: CredentialReference,
	parameters: Record<string, unknown>,
	settings: Pick<WorkflowNode, 'onError' | 'retryOnFail' | 'maxTries' | 'waitBetweenTries'> = {},
): WorkflowNode {
	return {
		name,
		type: routixNodeType,
		parameters,
		credentials: { [routixCredentialType]: credential },
		...settings,
	};
}

/** The value of a resource locator that holds an ID. */
export function byId(id: unknown): Record<string, unknown> {
	return { __rl: true, mode: 'id', value: id };
}

/** The value of a resource mapper whose columns are mapped one by one. */
export function columns(value: Record<string, unknown>): Record<string, unknown> {
	const schema = Object.keys(value).map((id) => ({
		id,
		displayName: id,
		required: false,
		defaultMatch: false,
		display: true,
		type: 'string',
		canBeUsedToMatch: true,
	}));
	return { mappingMode: 'defineBelow', value, matchingColumns: [], schema };
}
