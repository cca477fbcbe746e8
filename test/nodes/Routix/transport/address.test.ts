import fc from 'fast-check';
import { InputError } from '../../../../nodes/Routix/inputError';
import { resourceNamed } from '../../../../nodes/Routix/resources';
import { recordUrl } from '../../../../nodes/Routix/transport/address';

const address = {
	resource: resourceNamed('order'),
	branchPublicId: 'RS2RDH3B',
	apiVersion: 'v1' as const,
};
const base = 'https://api.routix.com';

describe('the address of a request', () => {
	it('names version, branch and resource', () => {
		expect(recordUrl(base, address)).toBe(`${base}/functions/v1/api/v1/RS2RDH3B/orders`);
		expect(recordUrl(base, { ...address, apiVersion: 'v2' })).toContain('/api/v2/');
	});

	it('names the record last', () => {
		expect(recordUrl(base, { ...address, recordId: 'a-1' })).toMatch(/\/RS2RDH3B\/orders\/a-1$/);
	});

	it.each(['', '.', '..', '\ud800', 'a\udfff'])('cannot hold the part %j', (part) => {
		expect(() => recordUrl(base, { ...address, recordId: part })).toThrow(InputError);
		expect(() => recordUrl(base, { ...address, branchPublicId: part })).toThrow(InputError);
	});

	it('leads to no other path, whatever the parts are, even those that Routix sent', () => {
		const piece = fc.constantFrom(
			...[
				'/',
				'..',
				'.',
				'%2e',
				'%2F',
				'?',
				'#',
				'\\',
				'\r\n',
				' ',
				'@',
				':',
				';',
				'／',
				'。',
				'a',
				'Z9',
			],
		);
		const codeUnit = fc.nat(0xffff).map((code) => String.fromCharCode(code));
		const part = fc.oneof(
			fc.array(piece, { maxLength: 6 }).map((pieces) => pieces.join('')),
			fc.string({ unit: codeUnit, maxLength: 20 }),
		);
		fc.assert(
			fc.property(part, part, (branchPublicId, recordId) => {
				let built: string;
				try {
					built = recordUrl(base, { ...address, branchPublicId, recordId });
				} catch (error) {
					expect(error).toBeInstanceOf(InputError);
					return;
				}
				const { origin, search, hash, username, pathname } = new URL(built);
				const [, ...parts] = pathname.split('/').map(decodeURIComponent);
				expect([origin, `${search}${hash}${username}`, ...parts]).toEqual([
					...[base, '', 'functions', 'v1', 'api', 'v1'],
					...[branchPublicId, 'orders', recordId],
				]);
			}),
			{ numRuns: 300 },
		);
	});
});
