import type { IExecuteFunctions, NodeExecutionHint } from 'n8n-workflow';
import { plainWords } from './nodeError';

/** The hints that n8n shows above the output of a run: one for each topic, which may still change while items are done. */
export class RunHints {
	private readonly shown = new Map<string, NodeExecutionHint>();

	constructor(private readonly context: Pick<IExecuteFunctions, 'addExecutionHints'>) {}

	/** @param message may hold words from outside; it takes the place of what was said on the topic before */
	tell(topic: string, message: string, type: NodeExecutionHint['type'] = 'info'): void {
		const known = this.shown.get(topic);
		if (known) {
			// n8n looks at its hints when the node has ended (read in 2.41), so this one may still be reworded.
			known.message = plainWords(message);
			return;
		}
		const hint: NodeExecutionHint = {
			message: plainWords(message),
			type,
			location: 'outputPane',
		};
		this.shown.set(topic, hint);
		this.context.addExecutionHints?.(hint);
	}
}
