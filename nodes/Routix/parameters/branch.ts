import type { INodeProperties } from 'n8n-workflow';
import { BRANCH_PUBLIC_ID } from '../contract/address';
import { InputError } from '../inputError';
import { readText } from './plainValues';

const WHOLE_BRANCH_PUBLIC_ID = new RegExp(`^${BRANCH_PUBLIC_ID}$`);

const WHERE =
	'You find it in Routix → Settings → Branches; it is not the long internal ID of the branch.';

/** What is said of a branch public ID that cannot be right. */
const HOW_IT_LOOKS = `It has 8 characters, e.g. RS2RDH3B. ${WHERE}`;

const branchParameter: INodeProperties = {
	displayName: 'Branch Public ID',
	name: 'branchPublicId',
	type: 'string',
	default: '',
	placeholder: 'e.g. RS2RDH3B',
	description:
		'The branch to work in: the 8 characters from Routix → Settings → Branches. Leave empty to use the branch of the credential.',
};

/** For operations on one record. */
export const oneBranch: INodeProperties = branchParameter;

/** For operations that read several branches at once. */
export const severalBranches: INodeProperties = {
	...branchParameter,
	displayName: 'Branch Public ID(s)',
	placeholder: 'e.g. RS2RDH3B, K7M4PQ2X',
	description:
		'The branch to read: the 8 characters from Routix → Settings → Branches, several separated by commas. Leave empty to use the branch of the credential. With several, each record tells its branch in branch_public_id.',
};

/**
 * Says in the credential what a node will say of its branch: n8n's test of a credential knows the status of an answer
 * only. An expression is worked out later. Only the editor keeps with a credential where it belongs, as `homeProject`
 * (seen in n8n 2.41); without this condition n8n would look at the branch before every request, for 0.1 ms.
 */
export const invalidBranchNotice: INodeProperties = {
	displayName: `This Branch Public ID is not valid. ${HOW_IT_LOOKS}`,
	name: 'invalidBranchNotice',
	type: 'notice',
	default: '',
	displayOptions: {
		show: { homeProject: [{ _cnd: { exists: true } }] },
		hide: {
			branchPublicId: [
				{ _cnd: { startsWith: '=' } },
				{ _cnd: { regex: `^[\\s,]*(?:${BRANCH_PUBLIC_ID}(?:\\s*,[\\s,]*|\\s*$))*$` } },
			],
		},
	},
};

/**
 * The branches that a parameter names, in its order and each once; the credential's branch if it is empty.
 * @throws {InputError} when a branch public ID cannot be right
 */
export function readBranches(value: unknown, ofCredential: string): string[] {
	const entered = readText(value);
	const named = (entered === '' ? ofCredential : entered)
		.split(',')
		.map((part) => part.trim())
		.filter((part) => part !== '');
	if (named.length === 0) {
		throw new InputError(
			'Branch Public ID is missing',
			`Enter the branch in the node or in the Routix credential. ${WHERE}`,
		);
	}
	const wrong = named.find((branch) => !WHOLE_BRANCH_PUBLIC_ID.test(branch));
	if (wrong !== undefined) {
		throw new InputError(`Branch Public ID "${wrong}" is not valid`, HOW_IT_LOOKS);
	}
	return [...new Set(named)];
}

/**
 * The one branch that a parameter names.
 * @throws {InputError} when it names several, or one that cannot be right
 */
export function readBranch(value: unknown, ofCredential: string): string {
	const branches = readBranches(value, ofCredential);
	if (branches.length > 1) {
		throw new InputError(
			`Branch Public ID names ${branches.length} branches, but this operation works in one`,
			'Enter one branch. To use several, give each input item its own branch by an expression.',
		);
	}
	return branches[0];
}
