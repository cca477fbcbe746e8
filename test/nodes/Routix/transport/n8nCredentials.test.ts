import { RoutixOAuth2Api } from '../../../../credentials/RoutixOAuth2Api.credentials';
import { STORED_TYPE, storing } from '../../../../nodes/Routix/transport/n8nCredentials';

const credential = new RoutixOAuth2Api();

it('Secrets are stored in the credential of the Routix nodes', () => {
	expect(STORED_TYPE).toBe(credential.name);
});

describe('A change of that credential', () => {
	const { body } = storing('abc', { clientSecret: 'new', clientId: 'app' });
	const data = body?.data as Record<string, unknown>;

	it('holds every field that n8n requires, which n8n 2.20 wants in each change', () => {
		const required = credential.properties.filter((property) => property.required);

		expect(Object.keys(data)).toEqual(expect.arrayContaining(required.map(({ name }) => name)));
	});

	it('changes what is given and marks the rest as unchanged', () => {
		const { clientId, clientSecret, ...rest } = data;

		expect({ clientId, clientSecret }).toEqual({ clientId: 'app', clientSecret: 'new' });
		expect(new Set(Object.values(rest))).toEqual(
			new Set(['__n8n_BLANK_VALUE_e5362baf-c777-4d57-a609-6eaf1f9e87f6']),
		);
		expect(body?.isPartialData).toBe(true);
	});
});
