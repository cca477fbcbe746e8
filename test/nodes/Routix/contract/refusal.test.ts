import { errorCodeIn, refusalText } from '../../../../nodes/Routix/contract/refusal';
import { shortened } from '../../../../nodes/Routix/transport/errors/explain';

const answerText = (body: unknown) => refusalText({ body, headers: {} });
const answerNames = (body: unknown, code: string) => errorCodeIn({ body, headers: {} }) === code;

describe('the text of an error answer', () => {
	it.each([
		['oauth', { error: 'insufficient_scope', error_description: 'It needs more' }],
		['code', { code: 'insufficient_scope', message: 'It needs more' }],
		['nested', { error: { code: 'insufficient_scope', message: 'It needs more' } }],
		['error and message', { error: 'insufficient_scope', message: 'It needs more' }],
		['details', { error: 'insufficient_scope', details: 'It needs more' }],
	])('is the same however the keys are spelt: %s', (_shape, body) => {
		expect(answerText(body)).toBe('insufficient_scope: It needs more');
		expect(answerNames(body, 'insufficient_scope')).toBe(true);
	});

	it('names the fields of a validation error, however they come', () => {
		const withDetails = (details: unknown) => answerText({ error: 'validation_failed', details });
		const required = 'is required';
		expect(
			withDetails([
				{ field: 'email', message: required },
				{ name: 'phone', code: required },
			]),
		).toBe('validation_failed: email: is required; phone: is required');
		expect(withDetails({ email: [required, 'is no address'], phone: required })).toBe(
			'validation_failed: email: is required; is no address: phone: is required',
		);
		expect(withDetails([{ pointer: '/email', reason: required }])).toBe(
			'validation_failed: /email: is required',
		);
	});

	it.each([
		['a page without a title', '<html><body>Bad gateway: invalid_client</body></html>'],
		['nothing', undefined],
		['null', null],
		['a number', 5],
		['an object without words', { a: { b: 1 } }],
	])('is empty for %s', (_what, body) => {
		expect(answerText(body)).toBe('');
	});

	it('is short for an answer that is as deep or as wide as it likes', () => {
		let deep: unknown = 'bottom';
		for (let level = 0; level < 10_000; level++) deep = { error: deep };
		expect(answerText(deep)).toBe('');
		const wide = { error: Array.from({ length: 10_000 }, (_, index) => `e${index}`) };
		expect(answerText(wide).split('; ')).toHaveLength(10);
	});

	it('does not look at what the answer inherits', () => {
		expect(answerText(JSON.parse('{"__proto__": {"error": "inherited"}}'))).toBe('');
	});
});

describe('a documented code', () => {
	it.each([
		'branch_not_found',
		'Branch not found',
		'BRANCH-NOT-FOUND',
		'error.branch.not.found.',
		'BranchNotFound',
		'branchNotFound',
	])('is recognised as %s', (code) => {
		expect(answerNames({ error: code }, 'branch_not_found')).toBe(true);
	});

	it('is not found in other words about the same thing', () => {
		const body = { error: 'not_found', message: 'There is no such record in this branch' };
		expect(answerNames(body, 'branch_not_found')).toBe(false);
	});
});

describe('a shortened text', () => {
	it('is one line without control and direction characters', () => {
		expect(shortened(' a\r\nb\u0000c\u202ed\ud800e ')).toBe('a b c d e');
	});

	it('has 400 characters and says that it goes on', () => {
		expect(shortened('x'.repeat(400))).toBe('x'.repeat(400));
		expect(shortened('x'.repeat(401))).toBe(`${'x'.repeat(400)}…`);
	});

	it('does not end in half a letter', () => {
		expect(shortened(`${'x'.repeat(399)}🚚🚚`)).toBe(`${'x'.repeat(399)}…`);
	});
});

describe('Code and words are found wherever servers put them:', () => {
	const words = 'The weight is too high';

	it.each<[unknown]>([
		[{ msg: words }],
		[{ detail: words }],
		[{ title: words }],
		[{ reason: words }],
		[{ description: words }],
		[{ hint: words }],
		[{ errorMessage: words }],
		[{ errors: [words] }],
		[{ errors: [{ message: words }] }],
		[{ errors: [{ detail: words, code: 'too_high' }] }],
		[{ errors: { weight: [words] } }],
		[{ error: { errors: [{ message: words }] } }],
		[{ success: false, data: { message: words } }],
		[{ success: false, data: { weight: [words] } }],
		[{ message: 'Invalid', fields: { weight: words } }],
		[words],
		[`<html><head><title>${words}</title></head><body></body></html>`],
	])('%j', (body) => {
		expect(answerText(body)).toContain(words);
	});

	it('in the header that OAuth has for it (RFC 6750)', () => {
		const headers = {
			'www-authenticate':
				'Bearer realm="routix", error="insufficient_scope", error_description="It needs more"',
		};
		expect(refusalText({ headers })).toBe('insufficient_scope: It needs more');
		expect(errorCodeIn({ headers })).toBe('insufficient_scope');
	});

	it.each([
		[{ errorCode: 'insufficientScope' }, 'insufficient_scope'],
		[{ error_code: 'INVALID-TOKEN' }, 'invalid_token'],
		[{ type: 'https://api.example/errors/branch-not-found' }, 'branch_not_found'],
		[{ error: { name: 'x', type: 'invalid_token_type' } }, 'invalid_token_type'],
		['invalid_client', 'invalid_client'],
	])('the code in %j', (body, code) => {
		expect(errorCodeIn({ body, headers: {} })).toBe(code);
	});
});
