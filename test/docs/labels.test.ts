import { RoutixOAuth2Api } from '../../credentials/RoutixOAuth2Api.credentials';
import { RoutixUserTokenApi } from '../../credentials/RoutixUserTokenApi.credentials';
import { Routix } from '../../nodes/Routix/Routix.node';
import { RoutixTrigger } from '../../nodes/Routix/RoutixTrigger.node';
import { documents, textOf } from './documents';

/** Labels of n8n itself; the tests in its editor follow the Dutch guide, which names the same ones. */
const ofN8n = [
	'Connect',
	'Continue',
	'Create credential',
	'Credentials',
	'Executions',
	'Fetch Test Event',
	'Import from file',
	'Map Automatically',
	'Map Each Column Manually',
	'Mapping Column Mode',
	'OAuth Redirect URL',
	'On Error',
	'Continue (using error output)',
	'Poll Times',
	'Predefined Credential Type',
	'Settings',
	'Switch account',
	'Scopes',
	'Custom',
	'n8n API',
	'Community nodes',
	'Install',
	'Client ID',
	'Connection tested successfully',
];

/** Labels of Routix, as its documentation has them. */
const ofRoutix = [
	'Settings',
	'OAuth Apps',
	'Branches',
	'client ID',
	'client secret',
	'public branch ID',
];

const ours = labelsOf([
	new Routix().description,
	new RoutixTrigger().description,
	new RoutixOAuth2Api(),
	new RoutixUserTokenApi(),
]);

/** In bold because the words matter. What begins an item of a list in bold ends with a full stop, and is none either. */
const emphasised = [
	'at least once',
	'in the middle',
	'silently wrong',
	'an error although the data is there',
	'an error that misleads',
	'no end',
];

/** The tests in the editor follow the Dutch guide, and so check its labels. */
const withLabels = [...documents, '.github/ISSUE_TEMPLATE/routix-differs.yml'].filter(
	(file) => !file.startsWith('docs/nl/'),
);

it('The documents do name labels', () => {
	expect(withLabels.filter((file) => labelsNamedIn(file).length > 0)).toEqual(
		expect.arrayContaining(['README.md', 'docs/trigger.md', 'docs/rotation.md']),
	);
});

it.each(withLabels)('%s names only labels that are on the screen', (file) => {
	const known = new Set([...ours, ...ofN8n, ...ofRoutix]);
	expect(labelsNamedIn(file).filter((label) => !known.has(label))).toEqual([]);
});

/** Everything in bold, taken apart where arrows lead from one label to the next. */
function labelsNamedIn(file: string): string[] {
	return [...textOf(file).matchAll(/\*\*([^*]+)\*\*/g)]
		.map(([, text]) => text.replace(/\s+/g, ' '))
		.filter((text) => !/[.?]$/.test(text) && !emphasised.includes(text))
		.flatMap((text) => text.split(' → '));
}

/** Every text in a description that stands on the screen, also without what n8n wants at the end of some. */
function labelsOf(value: unknown): string[] {
	if (typeof value !== 'object' || value === null) return [];
	return Object.entries(value).flatMap(([key, inner]) =>
		typeof inner === 'string' && ['name', 'displayName', 'title'].includes(key)
			? [inner, inner.replace(/ or IDs$| \(.+\)$/, '')]
			: labelsOf(inner),
	);
}
