import { RoutixUserTokenApi } from '../../credentials/RoutixUserTokenApi.credentials';

const type = new RoutixUserTokenApi();
const propertyNamed = (name: string) => type.properties.find((property) => property.name === name);

it('The credential is named and built as the workflows of its users know it', () => {
	expect(type).toMatchObject({ name: 'routixUserTokenApi', displayName: 'Routix User Token API' });
	const shown = type.properties.filter(({ type: kind }) => kind !== 'hidden' && kind !== 'notice');
	expect(shown.map(({ name }) => name)).toEqual([
		'userToken',
		'baseUrl',
		'n8nUrl',
		'n8nApiKey',
		'apiKey',
	]);
});

it.each(['userToken', 'apiKey', 'n8nApiKey'])('%s is hidden while it is typed', (name) => {
	expect(propertyNamed(name)?.typeOptions?.password).toBe(true);
});

it('Only the token and the address of Routix are required', () => {
	const required = type.properties.filter((property) => property.required);
	expect(required.map(({ name }) => name)).toEqual(['userToken', 'baseUrl']);
});

it('No other node may use it', () => {
	expect(propertyNamed('allowedHttpRequestDomains')).toMatchObject({
		type: 'hidden',
		default: 'none',
	});
});

it('It signs by address', async () => {
	const { authenticate } = type;
	if (typeof authenticate !== 'function') throw new Error('It does not sign by itself');
	const credentials = { userToken: 'token', baseUrl: 'https://api.routix.com' };

	const { headers } = await authenticate(credentials, { url: 'https://api.routix.com/x' });

	expect(headers).toEqual({ Authorization: 'Bearer token' });
	await expect(authenticate(credentials, { url: 'https://example.com/x' })).rejects.toThrow(
		'its own addresses',
	);
});
