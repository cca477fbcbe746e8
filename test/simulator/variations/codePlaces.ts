import { instead, isForRecords, json, text } from './answers';
import { clearError } from './expectations';
import type { Answer, ErrorWords, OperationName, Variation } from './variation';

const touched: OperationName[] = ['Get', 'Get Many', 'Record Picker', 'Create', 'Created', 'Test'];
const code = 'insufficient_scope';

/** Where the code of an error may be. */
const codePlaces: Record<string, (code: string) => unknown> = {
	error: (error) => ({ error }),
	code: (value) => ({ code: value, message: 'Forbidden' }),
	error_code: (error_code) => ({ error_code, msg: 'Forbidden' }),
	errorCode: (errorCode) => ({ errorCode, errorMessage: 'Forbidden' }),
	type: (type) => ({ type, title: 'Forbidden', status: 403 }),
	'type-address': (type) => ({ type: `https://docs.routix.com/errors/${type}`, status: 403 }),
	title: (title) => ({ title, status: 403 }),
	reason: (reason) => ({ reason }),
	name: (name) => ({ name, statusCode: 403 }),
	message: (message) => ({ message }),
	detail: (detail) => ({ detail }),
	'error-code': (value) => ({ error: { code: value, message: 'Forbidden' } }),
	'error-type': (type) => ({ error: { type, message: 'Forbidden' } }),
	'error-reason': (reason) => ({ error: { status: 403, errors: [{ reason }] } }),
	'errors-code': (value) => ({ errors: [{ code: value, detail: 'Forbidden' }] }),
	'errors-text': (value) => ({ errors: [value] }),
	'data-code': (value) => ({ success: false, data: { code: value } }),
	'data-error': (error) => ({ data: null, error: { code: error } }),
	'json-text': (value) => value,
	list: (value) => [{ code: value }],
};

/** How its words may be joined. */
const spellings: Record<string, string> = {
	camel: 'insufficientScope',
	pascal: 'InsufficientScope',
	upper: 'INSUFFICIENT_SCOPE',
	hyphens: 'insufficient-scope',
	blanks: 'Insufficient scope',
};

const scopeMissing: ErrorWords = {
	true: ['scope missing'],
	says: [/routix:(accounts|vehicles):(read|write)/],
	isStated: true,
};
const inTest = clearError({
	true: ['scope missing'],
	says: [/scope/i],
	why: 'n8n shows one text for each status.',
});

const refusing = (name: string, does: string, answer: () => Answer): Variation => ({
	name,
	group: 'Places of code and words',
	does,
	touches: touched,
	expected: clearError(scopeMissing),
	but: { Test: inTest },
	serve: instead(isForRecords, answer),
});

export const codePlaceVariations: Variation[] = [
	...Object.entries(codePlaces).map(([name, place]) =>
		refusing(
			`code-in-${name}`,
			`The server refuses with 403 and ${JSON.stringify(place('…'))}, which holds ${code}.`,
			() => json(403, place(code)),
		),
	),
	...Object.entries(spellings).map(([name, spelling]) =>
		refusing(
			`code-in-${name}-letters`,
			`The server refuses with 403 and the code ${spelling}.`,
			() => json(403, { error: spelling }),
		),
	),
	refusing('code-in-text', 'The server refuses with 403 and the code as a text.', () =>
		text(403, code),
	),
	refusing(
		'code-in-header',
		'The server refuses with 403 and the code in WWW-Authenticate.',
		() => ({
			status: 403,
			headers: {
				'www-authenticate':
					'Bearer realm="routix", error="insufficient_scope", scope="routix:accounts:read"',
			},
		}),
	),
	refusing(
		'code-in-words',
		'The server refuses with 403 and words about the scope, without a code.',
		() => json(403, { message: 'The token does not have the required scope' }),
	),
];
