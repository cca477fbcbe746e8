/** Writes the documents that follow from code or from kept results. Run by `npm run docs`. */
import { readFileSync, writeFileSync } from 'node:fs';
import { keptPage } from '../bench/report';
import { dataPage } from './dataPage';
import { withErrorTables } from './errorTable';

writeFileSync('docs/errors.md', withErrorTables(readFileSync('docs/errors.md', 'utf8')));
writeFileSync('docs/benchmarks.md', keptPage());
writeFileSync('docs/data.md', dataPage());
