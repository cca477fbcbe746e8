import { instead, isForRecords, json } from './answers';
import { clearError } from './expectations';
import type { Claim, OperationName, Variation } from './variation';

const touched: OperationName[] = ['Get', 'Get Many', 'Record Picker', 'Create', 'Created'];

/** The documented codes, with what each of them makes true, and the statuses that others use for them. */
const codes: Record<string, { claims: Claim[]; says: RegExp; statuses: number[]; text: string }> = {
	branch_not_found: {
		claims: ['branch unknown'],
		says: /\bbranch\b.*RS2RDH3B|RS2RDH3B.*\bbranch\b/i,
		statuses: [400, 401, 403, 422, 500, 200],
		text: 'There is no such branch',
	},
	branch_access_denied: {
		claims: ['branch refused'],
		says: /\bbranch\b.*RS2RDH3B|RS2RDH3B.*\bbranch\b/i,
		statuses: [400, 401, 404, 422, 200],
		text: 'This app has no access to this branch',
	},
	insufficient_scope: {
		claims: ['scope missing'],
		says: /routix:(accounts|vehicles):(read|write)/,
		statuses: [400, 401, 404, 422, 500, 200],
		text: 'A scope is missing',
	},
	invalid_token_type: {
		claims: ['user token'],
		says: /user/i,
		statuses: [400, 401, 422, 200],
		text: 'User tokens are not accepted',
	},
	invalid_token: {
		claims: ['token refused'],
		says: /token/i,
		statuses: [400, 403, 422, 200],
		text: 'The token is not valid',
	},
};

const underAnyStatus = Object.entries(codes).flatMap(
	([code, { claims, says, statuses, text: told }]) =>
		statuses.map(
			(status): Variation => ({
				name: `${code.replaceAll('_', '-')}-as-${status}`,
				group: 'Codes under any status',
				does: `The server answers ${code} under ${status}.`,
				touches: touched,
				expected: clearError({ true: claims, says: [says], isStated: true }),
				serve: instead(isForRecords, () => json(status, { error: code, error_description: told })),
			}),
		),
);

/** A token that has ended in mid-life: another one is asked for, and all is well. */
const renewed = [200, 400, 401, 403].map(
	(status): Variation => ({
		name: `invalid-token-once-as-${status}`,
		group: 'Codes under any status',
		does: `The server refuses the first token under ${status}, with the code invalid_token, and accepts the next one.`,
		touches: [...touched, 'Update', 'Create or Update'],
		serve: () => {
			let refused: string | undefined;
			return async (asked, pass) => {
				if (!isForRecords(asked)) return await pass();
				refused ??= asked.headers.authorization;
				return asked.headers.authorization === refused
					? json(status, { error: 'invalid_token', error_description: 'The token has ended' })
					: await pass();
			};
		},
	}),
);

const renewedByHeader: Variation = {
	...renewed[0],
	name: 'invalid-token-once-by-header',
	does: 'The server refuses the first token with a bare 401 and WWW-Authenticate, and accepts the next one.',
	serve: () => {
		let refused: string | undefined;
		return async (asked, pass) => {
			if (!isForRecords(asked)) return await pass();
			refused ??= asked.headers.authorization;
			return asked.headers.authorization === refused
				? { status: 401, headers: { 'www-authenticate': 'Bearer error="invalid_token"' } }
				: await pass();
		};
	},
};

export const errorCodeVariations: Variation[] = [...underAnyStatus, ...renewed, renewedByHeader];
