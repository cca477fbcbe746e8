import { createHash } from 'crypto';
import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { sortedJson } from './json';
import { isTool } from './nodeError';

/** n8n counts each try of an AI Agent's tool as a run of its own (read in n8n 2.41), so all calls of a tool share one. */
const RUN_OF_TOOLS = -1;

/** What n8n keeps, and of which run it is. */
type Kept<Facts> = Facts & { run: number };

/**
 * What an operation remembers of a run while n8n runs the node again with the same items: for Retry On Fail and for
 * "Retry" in the list of executions. The node's context is kept then (seen in n8n 2.41), unless n8n was stopped or saves
 * no failed executions.
 */
export class KeptOverTries<Facts extends object> {
	readonly isTool: boolean;

	private known?: Kept<Facts>;

	/**
	 * @param name under which n8n keeps it, in the context of the node
	 * @param begin what a run begins with; JSON only, without any secret
	 */
	constructor(
		private readonly context: IExecuteFunctions,
		private readonly name: string,
		private readonly begin: () => Facts,
	) {
		this.isTool = isTool(context.getNode());
	}

	/** May be changed. Once a loop has come by again, the runs before are no longer tried. */
	facts(): Facts {
		if (this.known) return this.known;
		const run = this.isTool ? RUN_OF_TOOLS : Number(this.context.getWorkflowDataProxy(0).$runIndex);
		const kept = this.context.getContext('node');
		const before = kept[this.name] as Kept<Facts> | undefined;
		this.known = before?.run === run ? before : { run, ...this.begin() };
		kept[this.name] = this.known as unknown as IDataObject;
		return this.known;
	}

	/** To be called when n8n does not try the items again. */
	forget(): void {
		if (this.known) delete this.context.getContext('node')[this.name];
	}
}

/** A short text by which n8n's copy of an item, and where it goes, is known again. */
export function itemHash(...facts: unknown[]): string {
	return createHash('sha256').update(sortedJson(facts)).digest('base64url').slice(0, 22);
}
