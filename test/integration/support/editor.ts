import type {
	ICredentialDataDecryptedObject,
	INodeListSearchResult,
	INodePropertyOptions,
	INodeParameters,
	ResourceMapperFields,
} from 'n8n-workflow';
import { Routix } from '../../../nodes/Routix/Routix.node';
import { loadOptionsContext } from './contexts';

/** What the editor sends of a form that nobody has touched: all its defaults. */
const UNTOUCHED = { branchPublicId: '', options: {} };

/** The form that the editor shows for these parameters; that of the node as a tool of an AI Agent, if it is one. */
export async function formOf(
	credential: ICredentialDataDecryptedObject,
	parameters: INodeParameters,
	isTool = false,
): Promise<ResourceMapperFields> {
	const nodeType = new Routix();
	const setting = { nodeType, credential, parameters: { ...UNTOUCHED, ...parameters } };
	return await nodeType.methods.resourceMapping.getFields.call(loadOptionsContext(setting, isTool));
}

/** The fields that the dropdowns of filters, sort order and output fields offer for these parameters. */
export async function fieldNamesOf(
	credential: ICredentialDataDecryptedObject,
	parameters: INodeParameters,
): Promise<INodePropertyOptions[]> {
	const nodeType = new Routix();
	const setting = { nodeType, credential, parameters: { ...UNTOUCHED, ...parameters } };
	return await nodeType.methods.loadOptions.getFieldNames.call(loadOptionsContext(setting));
}

/** What the record picker lists for these parameters. */
export async function pick(
	credential: ICredentialDataDecryptedObject,
	parameters: INodeParameters,
	typed?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	const nodeType = new Routix();
	const setting = { nodeType, credential, parameters: { ...UNTOUCHED, ...parameters } };
	const context = loadOptionsContext(setting);
	return await nodeType.methods.listSearch.searchRecords.call(context, typed, paginationToken);
}
