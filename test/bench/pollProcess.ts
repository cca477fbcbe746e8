/** The child process of `pollRace.ts`. */
import type { INodeParameters } from 'n8n-workflow';
import type * as TriggerNode from '../../nodes/Routix/RoutixTrigger.node';
import { credentialFor, pollContext } from '../integration/support/contexts';
import type { Simulator } from '../simulator/client';
import { answerParent } from './childProcess';

/** Polls; with `publish` it begins anew with these settings, and that poll is the first. */
export interface PollRequest {
	publish?: {
		routix: Pick<Simulator, 'app' | 'branches' | 'url'>;
		parameters: INodeParameters;
	};
}

// Without its ending, the loader would take the JSON beside it.
const file = '../../nodes/Routix/RoutixTrigger.node.ts';
const loaded = import(file) as Promise<typeof TriggerNode>;
let nodeType: TriggerNode.RoutixTrigger;
let context: ReturnType<typeof pollContext>['context'];

answerParent(async ({ publish }: PollRequest) => {
	if (publish) {
		const { RoutixTrigger } = await loaded;
		nodeType = new RoutixTrigger();
		const { parameters, routix } = publish;
		const credential = credentialFor(routix);
		({ context } = pollContext({ nodeType, parameters, credential, staticData: {} }));
	}
	const output = await nodeType.poll.call(context);
	return output?.[0].length ?? 0;
});
