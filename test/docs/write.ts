/** Writes the part of the README that follows from the code. Run by `npm run docs`. */
import { readFileSync, writeFileSync } from 'node:fs';
import { withErrorTable } from './errorTable';

writeFileSync('README.md', withErrorTable(readFileSync('README.md', 'utf8')));
