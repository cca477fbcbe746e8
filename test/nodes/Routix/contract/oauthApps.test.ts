import {
	changedNothing,
	newSecretIn,
	registeredAppIn,
} from '../../../../nodes/Routix/contract/oauthApps';

const secret = `routix_${'a1'.repeat(20)}`;
const app = { id: '1', name: 'n8n', client_id: 'client', client_secret: secret, status: 'active' };

describe('The answer to a registration', () => {
	it.each([
		['as documented', { success: true, app, warning: 'Store it' }],
		['in data', { data: app }],
		['in both', { data: { app } }],
		['bare', app],
	])('is read %s', (_case, body) => {
		expect(registeredAppIn(body)).toEqual({
			clientId: 'client',
			clientSecret: secret,
			facts: { id: '1', name: 'n8n', client_id: 'client', status: 'active' },
		});
	});

	it('brings no fact that is not documented: it could be secret', () => {
		const body = { app: { ...app, client_secret_hash: 'x', webhook_secret: 'y' } };

		expect(Object.keys(registeredAppIn(body)?.facts ?? {})).toEqual([
			'id',
			'name',
			'client_id',
			'status',
		]);
	});

	it.each([undefined, null, '', [], { success: true }, { app: { ...app, client_secret: 5 } }])(
		'that is %j holds no app',
		(body) => {
			expect(registeredAppIn(body)).toBeUndefined();
		},
	);
});

describe('The answer to a rotation', () => {
	it.each([
		['as documented', { success: true, client_secret: secret, client_secret_last4: 'a1a1' }],
		['in data', { data: { client_secret: secret } }],
		['in app', { app }],
	])('is read %s', (_case, body) => {
		expect(newSecretIn(body)).toBe(secret);
	});

	it.each([undefined, '', { client_secret: '' }, { client_secret: null }, [secret]])(
		'that is %j holds no secret',
		(body) => {
			expect(newSecretIn(body)).toBeUndefined();
		},
	);
});

it.each([
	[[], true],
	[[{ id: '1' }], false],
	['', false],
	[undefined, false],
])('%j shows that no app was changed: %p', (body, isNothing) => {
	expect(changedNothing(body)).toBe(isNothing);
});
