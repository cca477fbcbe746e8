import { instead, isForRecords, isWrite, json, page, text } from './answers';
import { clearError } from './expectations';
import type { Answer, Variation } from './variation';

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

export const wordPlaceVariations: Variation[] = [
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
