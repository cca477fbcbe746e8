/** The child process of `pollRace.ts`. */
import type { INodeParameters } from 'n8n-workflow';
import type * as TriggerNode from '../../nodes/Routix/RoutixTrigger.node';
import { credentialFor, pollContext } from '../integration/support/contexts';
import type { Simulator } from '../simulator/client';

/** Polls; with `publish` it begins anew with these settings, and that poll is the first. */
export interface PollRequest {
	publish?: {
		routix: Pick<Simulator, 'app' | 'branches' | 'url'>;
		parameters: INodeParameters;
	};
}

async function main(): Promise<void> {
	// Without its ending, the loader would take the JSON beside it.
	const file = '../../nodes/Routix/RoutixTrigger.node.ts';
	const { RoutixTrigger } = (await import(file)) as typeof TriggerNode;
	let nodeType = new RoutixTrigger();
	let context: ReturnType<typeof pollContext>['context'];

	const poll = async ({ publish }: PollRequest) => {
		if (publish) {
			nodeType = new RoutixTrigger();
			const { parameters, routix } = publish;
			const credential = credentialFor(routix);
			({ context } = pollContext({ nodeType, parameters, credential, staticData: {} }));
		}
		const output = await nodeType.poll.call(context);
		return output?.[0].length ?? 0;
	};
	process.on('message', (request: PollRequest) => {
		void poll(request).then(
			(count) => process.send?.({ count }),
			(error: Error) => process.send?.({ error: error.message }),
		);
	});
	process.send?.({ ready: true });
}

void main();
