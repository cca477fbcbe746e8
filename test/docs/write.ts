/** Writes the documents that follow from code or from kept results. Run by `npm run docs`. */
import { readFileSync, writeFileSync } from 'node:fs';
import { pageOf } from '../bench/report';
import { dataPage } from './dataPage';
import { withErrorTables } from './errorTable';

writeFileSync('docs/errors.md', withErrorTables(readFileSync('docs/errors.md', 'utf8')));
writeFileSync(
	'docs/benchmarks.md',
	pageOf(JSON.parse(readFileSync('test/bench/results.json', 'utf8'))),
);
writeFileSync('docs/data.md', dataPage());
