import { json, text } from './answers';
import { exception } from './expectations';
import type { Answer, OperationName, Variation } from './variation';

interface TokenBody {
	access_token: string;
	token_type: string;
	expires_in: number;
	scope: string;
	organization_id: string;
	branch_ids: string[];
}

type Shape = (body: TokenBody) => Answer;

/** How a server may answer when it gives a token. */
const shapes: Record<string, { does: string; shape: Shape; why?: string }> = {
	'in-data': { does: 'the token in "data"', shape: (data) => json(200, { data }) },
	'success-in-data': {
		does: 'success and the token in "data"',
		shape: (data) => json(200, { success: true, data }),
	},
	camel: {
		does: 'accessToken and expiresIn',
		shape: ({ access_token, expires_in }) =>
			json(200, { accessToken: access_token, expiresIn: expires_in, tokenType: 'bearer' }),
	},
	'camel-in-data': {
		does: 'accessToken in "data"',
		shape: ({ access_token }) => json(200, { data: { accessToken: access_token } }),
	},
	'expires-text': {
		does: 'the lifetime as a text',
		shape: (body) => json(200, { ...body, expires_in: '3600' }),
	},
	'expires-missing': {
		does: 'no lifetime',
		shape: ({ access_token, token_type }) => json(200, { access_token, token_type }),
	},
	'expires-null': {
		does: 'null as lifetime',
		shape: (body) => json(200, { ...body, expires_in: null }),
	},
	'expires-zero': { does: '0 as lifetime', shape: (body) => json(200, { ...body, expires_in: 0 }) },
	'expires-minus-one': {
		does: '-1 as lifetime',
		shape: (body) => json(200, { ...body, expires_in: -1 }),
	},
	'expires-soon': {
		does: 'a lifetime of 20 seconds',
		shape: (body) => json(200, { ...body, expires_in: 20 }),
	},
	'expires-milliseconds': {
		does: 'the lifetime in milliseconds',
		shape: (body) => json(200, { ...body, expires_in: 3_600_000 }),
	},
	'expires-words': {
		does: 'the lifetime as "1h"',
		shape: (body) => json(200, { ...body, expires_in: '1h' }),
	},
	'expires-at': {
		does: 'when it ends',
		shape: ({ access_token, token_type }) =>
			json(200, { access_token, token_type, expires_at: 1_900_000_000 }),
	},
	created: { does: '201', shape: (body) => json(201, body) },
	'type-missing': {
		does: 'no token type',
		shape: ({ access_token, expires_in }) => json(200, { access_token, expires_in }),
	},
	'type-capital': {
		does: 'the token type Bearer',
		shape: (body) => json(200, { ...body, token_type: 'Bearer' }),
	},
	'type-other': {
		does: 'the token type JWT',
		shape: (body) => json(200, { ...body, token_type: 'JWT' }),
	},
	'scope-list': {
		does: 'the scopes as a list',
		shape: (body) => json(200, { ...body, scope: body.scope.split(' ') }),
	},
	'scope-missing': {
		does: 'no scopes',
		shape: ({ access_token, token_type, expires_in }) =>
			json(200, { access_token, token_type, expires_in }),
	},
	'with-null-error': {
		does: 'an error that is null beside the token',
		shape: (body) => json(200, { ...body, error: null }),
	},
	'with-refresh-token': {
		does: 'a refresh token too',
		shape: (body) => json(200, { ...body, refresh_token: 'refresh-of-client-credentials' }),
	},
	'plain-text-type': {
		does: 'JSON as text/plain',
		shape: (body) => text(200, JSON.stringify(body)),
	},
	'no-type': {
		does: 'JSON without a content type',
		shape: (body) => ({ status: 200, headers: {}, body: Buffer.from(JSON.stringify(body)) }),
	},
	form: {
		does: 'a form',
		shape: ({ access_token, expires_in }) =>
			text(
				200,
				new URLSearchParams({ access_token, expires_in: String(expires_in) }).toString(),
				'application/x-www-form-urlencoded',
			),
		why: 'RFC 6749 allows JSON only, and Routix documents it',
	},
	'bare-text': {
		does: 'the bare token as a text',
		shape: ({ access_token }) => text(200, access_token),
		why: 'Any text would then count as a token',
	},
};

const touched: OperationName[] = ['Get', 'Get Many', 'Create', 'Record Picker', 'Created', 'Test'];

export const tokenAnswerVariations: Variation[] = Object.entries(shapes).map(
	([name, { does, shape, why }]): Variation => ({
		name: `token-${name}`,
		group: 'Token answers',
		does: `The token endpoint answers with ${does}.`,
		touches: touched,
		...(why && { expected: exception(why) }),
		serve: () => async (asked, pass) => {
			const answer = await pass();
			return asked.at === 'token' && answer.status === 200
				? shape(answer.body as TokenBody)
				: answer;
		},
	}),
);
