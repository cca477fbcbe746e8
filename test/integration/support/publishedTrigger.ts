import type { IDataObject, INodeParameters, IPollFunctions } from 'n8n-workflow';
import { RoutixTrigger } from '../../../nodes/Routix/RoutixTrigger.node';
import { pollContext } from './contexts';
import type { RoutixSession } from './useRoutix';

/** Where the trigger keeps its state among the static data of the workflow. */
export const STATE_KEY = 'routixTrigger:routix-node';
const stateIn = ({ global }: IDataObject) => (global as IDataObject | undefined)?.[STATE_KEY];

/** A workflow that n8n has published: polled with one context, its static data stored as n8n does it. */
export class PublishedTrigger {
	readonly nodeType = new RoutixTrigger();
	stored: IDataObject = {};
	readonly log: string[] = [];
	polling!: ReturnType<typeof pollContext>;

	/** How the user calls the node. */
	name = 'Routix';

	constructor(
		private readonly session: RoutixSession,
		private parameters: INodeParameters = {},
		private readonly timezone?: string,
	) {}

	/** n8n publishes or starts: a new context, whose first poll is at once. The state is stored after it. */
	async publish(
		activation: 'activate' | 'init' | 'update' = 'activate',
		credential: IDataObject = {},
	): Promise<IDataObject[]> {
		const stored = JSON.parse(JSON.stringify(this.stored)) as IDataObject;
		const setting = {
			nodeType: this.nodeType,
			parameters: this.parameters,
			credential: { ...this.session.credential, ...credential } as never,
			staticData: stored,
			timezone: this.timezone,
			name: this.name,
		};
		this.polling = pollContext(setting, 'trigger', activation);
		this.listen(this.polling.context);
		const emitted = await this.poll();
		this.store();
		return emitted;
	}

	/** Polls as n8n does at every poll time: the state is stored only when something was emitted. */
	async poll(): Promise<IDataObject[]> {
		const output = await this.nodeType.poll.call(this.polling.context);
		if (output === null) return [];
		this.store();
		return output[0].map(({ json }) => json);
	}

	/** The user publishes the workflow with other parameters. */
	set(parameters: INodeParameters) {
		this.parameters = parameters;
	}

	/** The state as the node left it in memory. */
	get state() {
		return stateIn(this.polling.workflow.staticData);
	}

	/** What n8n has stored of it. */
	get storedState() {
		return stateIn(this.stored);
	}

	damage(state: unknown) {
		(this.stored.global as IDataObject)[STATE_KEY] = state as IDataObject;
	}

	get context(): IPollFunctions {
		return this.polling.context;
	}

	private store() {
		this.stored = JSON.parse(JSON.stringify(this.polling.workflow.staticData));
	}

	private listen(context: IPollFunctions) {
		for (const level of ['info', 'warn'] as const) {
			jest.spyOn(context.logger, level).mockImplementation((message) => this.log.push(message));
		}
	}
}
