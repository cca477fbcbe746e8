import type { RequestLogEntry } from '../simulator/requestLog';
import { exhaustedReads } from './exhausted';

const page = (offset: number, fault?: string) =>
	({ path: '/invoices', query: { offset: String(offset) }, fault }) as unknown as RequestLogEntry;

it('Five faults in a row of the same request end a read, no fewer and no others', () => {
	const four = Array.from({ length: 4 }, () => page(0, 'cutBody'));
	expect(exhaustedReads([...four, page(0), page(0, 'cutBody')])).toBe(0);
	expect(exhaustedReads([...four, page(999, 'cutBody')])).toBe(0);
	expect(exhaustedReads([...four, page(999), page(0, 'html')])).toBe(1);
	expect(exhaustedReads([...four, ...four, ...four])).toBe(2);
});
