import { keptBefore, keptResults } from '../e2e/agent/results';
import { keptPage, pageOf } from '../bench/report';
import { keptResults as keptBenchmark, type Results } from '../bench/results';
import { aiPage } from './aiPage';
import { withApiTable } from './apiTable';
import { dataPage } from './dataPage';
import { documents, textOf } from './documents';
import { withErrorTables } from './errorTable';
import { writtenAgainRows } from './writtenAgain';

it('docs/errors.md has the error tables as the code has them', () => {
	const page = textOf('docs/errors.md');
	expect(withErrorTables(page)).toBe(page);
	expect(documents.filter((file) => textOf(file).includes('<!-- The error table'))).toEqual([
		'docs/errors.md',
	]);
});

it('docs/api.md tells what is understood as the code has it', () => {
	const page = textOf('docs/api.md');
	expect(withApiTable(page)).toBe(page);
});

it('docs/data.md has the tables that the tests run through', () => {
	expect(textOf('docs/data.md')).toBe(dataPage());
});

it('docs/ai.md shows what the ten questions cost, as it is kept', () => {
	expect(textOf('docs/ai.md')).toBe(aiPage(keptResults(), keptBefore()));
});

it.each(writtenAgainRows)('a test proves what docs/data.md says: $when', ({ provedBy }) => {
	const [file, title] = provedBy;
	expect(textOf(file)).toContain(`'${title}'`);
});

describe('docs/benchmarks.md', () => {
	it('shows the results that are kept', () => {
		expect(keptPage()).toBe(textOf('docs/benchmarks.md'));
	});

	it('leaves out a read that took any contestant less than 10 ms, and says so', () => {
		expect(rowsOf(pageOf(withReadOf(9.9)))).toEqual([]);
		expect(pageOf(withReadOf(9.9))).toContain('less than 10 ms is left out');
		expect(rowsOf(pageOf(withReadOf(10)))).toHaveLength(3);
		expect(pageOf(withReadOf(10))).not.toContain('left out');
	});
});

/** One read, of this many milliseconds for the fastest of the three. */
function withReadOf(fastest: number): (race: string) => Results | undefined {
	const run = { requests: 1, mostAtOnce: 1, wholeMs: 50, processorMs: 10, peakMiB: 100 };
	const of = (requestsMs: number) => [{ ...run, requestsMs }];
	const cells = [
		{
			rows: 1000,
			latencyMs: 0,
			results: { 'Routix node': of(12), 'HTTP Request node': of(30), 'Bare client': of(fastest) },
		},
	];
	return (race) => (race === 'readAll' ? { ...keptBenchmark('readAll')!, cells } : undefined);
}

function rowsOf(page: string): string[] {
	return page.split('\n').filter((line) => line.startsWith('| 1,000 '));
}
