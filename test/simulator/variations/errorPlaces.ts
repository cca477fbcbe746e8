import { instead, isForRecords, isWrite, json, page, text } from './answers';
import {
	clearError,
	type Answer,
	type ErrorWords,
	type OperationName,
	type Variation,
} from './variation';

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

const codes: Variation[] = [
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

const words = 'Postcode 1234 hoort niet bij Rotterdam';

/** Where the words of an error may be. */
const wordPlaces: Record<string, (words: string) => unknown> = {
	message: (message) => ({ message }),
	msg: (msg) => ({ msg }),
	Message: (Message) => ({ Message }),
	detail: (detail) => ({ detail }),
	details: (details) => ({ details }),
	description: (description) => ({ description }),
	error_description: (error_description) => ({ error: 'invalid', error_description }),
	errorMessage: (errorMessage) => ({ errorCode: 'E17', errorMessage }),
	hint: (hint) => ({ code: 'E17', message: 'invalid', hint }),
	reason: (reason) => ({ reason }),
	title: (title) => ({ title, status: 422 }),
	error: (error) => ({ error }),
	'error-message': (message) => ({ error: { message } }),
	'error-details': (message) => ({ error: { code: 'E17', details: [{ message }] } }),
	'errors-texts': (value) => ({ errors: [value] }),
	'errors-message': (message) => ({ errors: [{ message }] }),
	'errors-detail': (detail) => ({
		errors: [{ status: '422', source: { pointer: '/data/email' }, detail }],
	}),
	'errors-msg': (msg) => ({ errors: [{ msg, param: 'email', location: 'body' }] }),
	'errors-by-field': (value) => ({ errors: { email: [value] } }),
	'errors-by-field-text': (value) => ({ errors: { email: value } }),
	'errors-text': (errors) => ({ errors }),
	'detail-list': (msg) => ({ detail: [{ loc: ['body', 'email'], msg, type: 'value_error' }] }),
	'fields-by-name': (email) => ({ fields: { email } }),
	'fields-list': (error) => ({ fields: [{ name: 'email', error }] }),
	'data-message': (message) => ({ success: false, data: { message } }),
	'data-by-field': (email) => ({ status: 'fail', data: { email } }),
	'by-field': (email) => ({ email: [email] }),
	violations: (message) => ({ violations: [{ propertyPath: 'email', message }] }),
	list: (message) => [{ message }],
	'json-text': (value) => value,
	unknown: (value) => ({ melding: { tekst: value } }),
};

const refusedValues = clearError({ quotes: words, true: ['values refused'], isStated: true });

const wordVariation = (name: string, does: string, answer: () => Answer): Variation => ({
	name,
	group: 'Places of code and words',
	does,
	touches: ['Create', 'Update'],
	expected: refusedValues,
	serve: instead(isWrite, answer),
});

const wordVariations: Variation[] = [
	...Object.entries(wordPlaces).map(([name, place]) =>
		wordVariation(
			`words-in-${name}`,
			`The server refuses a write with 422 and ${JSON.stringify(place('…'))}.`,
			() => json(422, place(words)),
		),
	),
	wordVariation('words-in-text', 'The server refuses a write with 422 and a text.', () =>
		text(422, words),
	),
	wordVariation('words-in-page', 'The server refuses a write with 422 and a web page.', () =>
		page(422, words),
	),
	wordVariation('words-in-xml', 'The server refuses a write with 400 and XML.', () =>
		text(
			400,
			`<?xml version="1.0"?><Error><Code>E17</Code><Message>${words}</Message></Error>`,
			'application/xml',
		),
	),
	wordVariation(
		'words-unlabelled',
		'The server refuses a write with 422 and JSON as text/plain.',
		() => text(422, JSON.stringify({ message: words })),
	),
	{
		name: 'words-in-long-text',
		group: 'Places of code and words',
		does: 'The server refuses a write with 422 and a very long text that begins with the reason.',
		touches: ['Create'],
		expected: refusedValues,
		serve: instead(isWrite, () =>
			json(422, { message: `${words}. ${'Stack trace. '.repeat(5_000)}` }),
		),
	},
	{
		name: 'words-with-secret',
		group: 'Places of code and words',
		does: 'The server repeats the token and the client secret in its refusals.',
		touches: ['Get Many', 'Create', 'Record Picker', 'Created'],
		expected: clearError({ true: ['values refused'], quotes: words, isStated: true }),
		serve: instead(isForRecords, ({ headers }) =>
			json(422, { message: words, received: { authorization: headers.authorization } }),
		),
	},
];

export const errorPlaceVariations: Variation[] = [...codes, ...wordVariations];
