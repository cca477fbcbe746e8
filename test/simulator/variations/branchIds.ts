import { isForRecords, json } from './answers';
import { exception } from './expectations';
import type { Variation } from './variation';

/** 8 characters are documented; which ones is not. */
const branchIds: Record<string, { id: string; does: string }> = {
	'lower-case': { id: 'rs2rdh3b', does: 'lower case' },
	'both-cases': { id: 'Rs2rDh3B', does: 'letters of either case' },
	digits: { id: '20260504', does: 'digits only' },
	letters: { id: 'ROTTERDM', does: 'letters only' },
	hyphen: { id: 'RS2-DH3B', does: 'a hyphen' },
	underscore: { id: 'rs2_dh3b', does: 'an underscore' },
	'hyphens-at-ends': { id: '-S2RDH3_', does: 'a hyphen and an underscore at the ends' },
};

const tooLong = exception('8 characters are documented', { says: [/8/] });

function branchVariation(name: string, id: string, does: string): Variation {
	return {
		name: `branch-${name}`,
		group: 'Branch IDs',
		does: `The public ID of the branch has ${does}, and counts in this spelling only.`,
		touches: [
			'Get',
			'Get Many',
			'Record Picker',
			'Form',
			'Create',
			'Update',
			'Create or Update',
			'Created',
			'Test',
		],
		credential: { branchPublicId: id },
		serve: () => async (asked, pass) => {
			if (!isForRecords(asked)) return await pass();
			return asked.branch === id
				? await pass({ path: asked.path.replace(`/${id}/`, '/RS2RDH3B/') })
				: json(404, { error: 'branch_not_found', error_description: 'No such branch' });
		},
	};
}

export const branchIdVariations: Variation[] = [
	...Object.entries(branchIds).map(([name, { id, does }]) => branchVariation(name, id, does)),
	{
		...branchVariation('ten-characters', 'RS2RDH3B99', '10 characters'),
		touches: ['Get Many', 'Create', 'Record Picker', 'Created'],
		expected: tooLong,
	},
];
