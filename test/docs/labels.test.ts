import { readFileSync } from 'node:fs';
import { RoutixOAuth2Api } from '../../credentials/RoutixOAuth2Api.credentials';
import { Routix } from '../../nodes/Routix/Routix.node';
import { RoutixTrigger } from '../../nodes/Routix/RoutixTrigger.node';

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
	'Poll Times',
	'Predefined Credential Type',
	'Settings',
	'Switch account',
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
]);

/** In bold because the words matter, or because they begin an item of a list. Those with a full stop are none either. */
const emphasised = ['at least once', 'Deleted records', 'in the middle'];

describe.each(['README.md', 'docs/trigger.md', 'docs/rotation.md'])('%s', (file) => {
	it('names only labels that are on the screen', () => {
		const inBold = [...readFileSync(file, 'utf8').matchAll(/\*\*([^*]+)\*\*/g)]
			.map(([, text]) => text.replace(/\s+/g, ' '))
			.filter((text) => !/[.?]$/.test(text) && !emphasised.includes(text));
		const known = new Set([...ours, ...ofN8n, ...ofRoutix]);

		const named = inBold.flatMap((text) => text.split(' → '));
		expect(named.length).toBeGreaterThan(0);
		expect(named.filter((label) => !known.has(label))).toEqual([]);
	});
});

/** Every text in a description that stands on the screen, also without what n8n wants at the end of some. */
function labelsOf(value: unknown): string[] {
	if (typeof value !== 'object' || value === null) return [];
	return Object.entries(value).flatMap(([key, inner]) =>
		typeof inner === 'string' && ['name', 'displayName', 'title'].includes(key)
			? [inner, inner.replace(/ or IDs$| \(.+\)$/, '')]
			: labelsOf(inner),
	);
}
