import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { RoutixTrigger } from '../../../nodes/Routix/RoutixTrigger.node';
import { pollContext } from '../support/contexts';
import { ofProduct } from './product';
import type { World } from './world';

/** A workflow that n8n has published: polled with one context, what it remembers stored whenever it starts something. */
export class PublishedTrigger {
	private readonly nodeType = new RoutixTrigger();
	private readonly polling;

	constructor({ credential }: World, parameters: INodeParameters) {
		const { nodeType } = this;
		this.polling = pollContext({ nodeType, parameters, credential, staticData: {} });
		for (const level of ['info', 'warn'] as const) {
			jest.spyOn(this.polling.context.logger, level).mockImplementation(() => undefined);
		}
	}

	/** What starts the workflow now. */
	async poll(): Promise<IDataObject[]> {
		const output = await ofProduct(async () => await this.nodeType.poll.call(this.polling.context));
		return (output ?? []).flat().map(({ json }) => json);
	}
}
