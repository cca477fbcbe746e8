/** Writes the documents that follow from code or from kept results. Run by `npm run docs`. */
import { readFileSync, writeFileSync } from 'node:fs';
import { keptBefore, keptResults } from '../e2e/agent/results';
import { keptPage } from '../bench/report';
import { aiPage } from './aiPage';
import { withApiTable } from './apiTable';
import { dataPage } from './dataPage';
import { withErrorTables } from './errorTable';

writeFileSync('docs/api.md', withApiTable(readFileSync('docs/api.md', 'utf8')));
writeFileSync('docs/errors.md', withErrorTables(readFileSync('docs/errors.md', 'utf8')));
writeFileSync('docs/benchmarks.md', keptPage());
writeFileSync('docs/data.md', dataPage());
writeFileSync('docs/ai.md', aiPage(keptResults(), keptBefore()));
