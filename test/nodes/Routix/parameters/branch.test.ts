import {
	NodeHelpers,
	resetSafeRegexEngine,
	setSafeRegexEngine,
	type INodeParameters,
} from 'n8n-workflow';
import {
	invalidBranchNotice,
	readBranch,
	readBranches,
} from '../../../../nodes/Routix/parameters/branch';

const ofCredential = 'RS2RDH3B';

describe('The branch', () => {
	it.each(['', '  ', undefined, null])("is the credential's when the node has %j", (value) => {
		expect(readBranch(value, ofCredential)).toBe(ofCredential);
	});

	it('is the one of the node, without blanks around it', () => {
		expect(readBranch(' VK7TQ4NM ', ofCredential)).toBe('VK7TQ4NM');
	});

	it.each(['rs2rdh3b', 'Rs2-Dh_b', '--------'])('may be %j, and its case stays', (value) => {
		expect(readBranch(value, ofCredential)).toBe(value);
	});

	it.each([
		'rs2',
		'RS2RDH3B9',
		'550e8400-e29b-41d4-a716-446655440000',
		'../x',
		'RS2RDH3/',
		'RS2RDH%B',
		'RS2RDH3?',
		'RS2RDH3\u0412',
		'RS2RDH3B\nX',
	])('is refused as %j before anything is sent', (value) => {
		expect(() => readBranch(value, ofCredential)).toThrow(
			`Branch Public ID "${value}" is not valid`,
		);
	});

	it('is refused when neither the node nor the credential has one', () => {
		expect(() => readBranch('', '')).toThrow('Branch Public ID is missing');
	});

	it('is only one where an operation works in one', () => {
		expect(() => readBranch('RS2RDH3B, VK7TQ4NM', '')).toThrow('names 2 branches');
	});
});

describe('Several branches', () => {
	it('come in the order entered and each once', () => {
		expect(readBranches('VK7TQ4NM, RS2RDH3B,,VK7TQ4NM ,', ofCredential)).toEqual([
			'VK7TQ4NM',
			'RS2RDH3B',
		]);
	});

	it('are refused when one of them is wrong', () => {
		expect(() => readBranches('VK7TQ4NM, rs2', ofCredential)).toThrow('"rs2"');
	});

	it('of a list that an expression brought are read alike', () => {
		expect(readBranches(['VK7TQ4NM', 'RS2RDH3B'], ofCredential)).toEqual(['VK7TQ4NM', 'RS2RDH3B']);
	});
});

describe("The notice below the credential's branch", () => {
	// As n8n does in a browser; here it gives an expression 250 ms, which a busy machine can take for anything.
	beforeAll(() =>
		setSafeRegexEngine({
			test: (pattern: string, input: string) => new RegExp(pattern).test(input),
		} as Parameters<typeof setSafeRegexEngine>[0]),
	);
	afterAll(resetSafeRegexEngine);

	const inEditor = { homeProject: { name: 'Personal' } };
	const isShown = (branchPublicId: string, elsewhere: INodeParameters = inEditor) =>
		NodeHelpers.displayParameter({ branchPublicId, ...elsewhere }, invalidBranchNotice, null, null);

	it.each(['rs2', 'RS2RDH3B9', 'RS2 RDH3B', 'RS2RDH3B VK7TQ4NM', 'RS2RDH3B, rs2', '../x'])(
		'says of %j what a node would say',
		(branch) => {
			expect(isShown(branch)).toBe(true);
			const refused = () => readBranches('', branch);
			expect(refused).toThrow('is not valid');
			expect(invalidBranchNotice.displayName).toContain('is not valid. It has 8 characters');
		},
	);

	it.each(['RS2RDH3B', ' rs2rdh3b ', 'RS2RDH3B,VK7TQ4NM', 'RS2RDH3B , VK7TQ4NM ,'])(
		'is not there for %j, with which a node works',
		(branch) => {
			expect(isShown(branch)).toBe(false);
			expect(() => readBranches('', branch)).not.toThrow();
		},
	);

	it.each(['', '  ', '={{ $json.branch }}', '=RS2'])(
		'is not there for %j, which is not entered yet or worked out later',
		(branch) => {
			expect(isShown(branch)).toBe(false);
		},
	);

	it('costs a request nothing: nothing is looked at outside of the editor', () => {
		expect(isShown('rs2', {})).toBe(false);
	});
});
