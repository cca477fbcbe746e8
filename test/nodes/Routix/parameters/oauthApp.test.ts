import { readAppId, readCredentialId } from '../../../../nodes/Routix/parameters/oauthApp';

const id = '550e8400-e29b-41d4-a716-446655440000';

it('OAuth App ID takes a UUID in either case, with blanks around it', () => {
	expect(readAppId(` ${id.toUpperCase()}\n`)).toBe(id);
});

it.each([
	['', 'OAuth App ID is empty'],
	[undefined, 'OAuth App ID is empty'],
	[`routix_${'0'.repeat(40)}`, 'is not valid'],
	[`${id}/..`, 'is not valid'],
	[`eq.${id}`, 'is not valid'],
	['n8n', 'OAuth App ID "n8n" is not valid'],
])('OAuth App ID refuses %j', (value, message) => {
	expect(() => readAppId(value)).toThrow(message);
});

it('Credential may be empty, and takes the IDs that n8n makes', () => {
	expect(readCredentialId('')).toBe('');
	expect(readCredentialId(undefined)).toBe('');
	expect(readCredentialId('vixHfcm3zd9sRojB')).toBe('vixHfcm3zd9sRojB');
});

it.each(['../users', 'a b', 'https://n8n.example.com/home/credentials/abc'])(
	'Credential refuses %j',
	(value) => {
		expect(() => readCredentialId(value)).toThrow('is not valid');
	},
);
