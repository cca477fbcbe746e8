import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Every document that somebody reads, as a path from the root of the repository. */
export const documents = [
	'README.md',
	'CONTRIBUTING.md',
	'CHANGELOG.md',
	'SECURITY.md',
	'test/simulator/README.md',
	...readdirSync('docs', { recursive: true, encoding: 'utf8' })
		.filter((file) => file.endsWith('.md'))
		.map((file) => join('docs', file)),
];

export const textOf = (file: string): string => readFileSync(file, 'utf8');
