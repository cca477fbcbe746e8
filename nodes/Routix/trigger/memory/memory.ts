import type { IDataObject, INode, IPollFunctions } from 'n8n-workflow';
import { readState, STATE_VERSION, type BranchState, type TriggerState } from './state';

/** What the trigger remembers when a poll starts. */
export interface Memory extends Pick<TriggerState, 'branches' | 'failed' | 'fingerprint'> {
	/** The revision of whatever is stored; 0 if nothing is. */
	revision: number;
	/** What is needed to read what is stored. */
	form: StateForm;
}

/** What the settings of the trigger say about its state, see `readState`. */
export interface StateForm {
	contentBytes: number;
	emitExisting: boolean;
}

/**
 * Reads what earlier polls remembered. A state that is damaged, from an unknown version or for other settings is not
 * used, and the log says so.
 */
export function recall(context: IPollFunctions, fingerprint: string, form: StateForm): Memory {
	const { isEmpty, state } = stored(context, form);
	const isUsable = state?.fingerprint === fingerprint;
	if (!isEmpty && !isUsable) {
		const reason = state
			? 'the trigger now watches something else'
			: 'what it had stored is damaged or from another version';
		context.logger.info(
			`Routix Trigger "${context.getNode().name}" starts afresh: ${reason}. Records that are in Routix now do not count as new.`,
		);
	}
	return {
		branches: isUsable ? state.branches : {},
		failed: isUsable ? state.failed : undefined,
		fingerprint,
		revision: state?.revision ?? 0,
		form,
	};
}

/**
 * Stores what a poll found, unless an overlapping poll stored first: that poll has emitted these records, or the next
 * one will.
 * @returns whether the records of this poll may be emitted
 */
export function remember(
	context: IPollFunctions,
	memory: Memory,
	found: Pick<TriggerState, 'branches' | 'failed'>,
): boolean {
	if ((stored(context, memory.form).state?.revision ?? 0) !== memory.revision) {
		context.logger.info(
			`Routix Trigger "${context.getNode().name}": another poll finished first, so this one's result is dropped. The next poll finds what is left.`,
		);
		return false;
	}
	if (isSame(memory, found)) return true;
	store(context, {
		version: STATE_VERSION,
		revision: memory.revision + 1,
		fingerprint: memory.fingerprint,
		...found,
	});
	return true;
}

/** What n8n stores, for the workflow or for one node. Ask n8n for it each time: another poll may have replaced it. */
type StaticData = IDataObject & { state?: unknown };

/**
 * Where the state is. n8n files a node's static data under its name, so that it is lost when the node is renamed: ours
 * is with the workflow's own, under the node's ID. What version 1 filed under the name is taken over. With durable
 * cursors (n8n 2.41) n8n files the node's data under its ID, and only those are saved after a poll that emits nothing:
 * then they are used.
 */
function stored(context: IPollFunctions, { contentBytes, emitExisting }: StateForm) {
	const values = [
		context.getWorkflowStaticData('global')[keyOf(context.getNode())],
		(context.getWorkflowStaticData('node') as StaticData).state,
	].filter((value) => value !== undefined);
	const states = values
		.map((value) => readState(value, contentBytes, emitExisting))
		.filter((state) => state !== undefined)
		.sort((one, other) => other.revision - one.revision);
	return { isEmpty: values.length === 0, state: states.length > 0 ? states[0] : undefined };
}

function store(context: IPollFunctions, state: TriggerState): void {
	const ofNode = context.getWorkflowStaticData('node') as StaticData;
	if (!isFiledByName(ofNode)) {
		ofNode.state = state;
		return;
	}
	const ofWorkflow = context.getWorkflowStaticData('global');
	ofWorkflow[keyOf(context.getNode())] = state;
	delete ofNode.state;
	for (const key of keysOfDeletedNodes(context, ofWorkflow)) delete ofWorkflow[key];
}

/** n8n marks the static data of a workflow, which it saves as a whole, with this property (read in n8n 2.20 and 2.41). */
function isFiledByName(data: StaticData): boolean {
	return '__dataChanged' in data;
}

const KEY = 'routixTrigger:';

function keyOf({ id, name }: INode): string {
	return KEY + (id || name);
}

/** n8n's contexts have the workflow, although their type does not say so. Without it, nothing is cleared away. */
function keysOfDeletedNodes(context: IPollFunctions, ofWorkflow: IDataObject): string[] {
	const { workflow } = context as { workflow?: { nodes?: Record<string, INode> } };
	const nodes = Object.values(workflow?.nodes ?? {});
	if (nodes.length === 0) return [];
	const keys = new Set(nodes.map(keyOf));
	return Object.keys(ofWorkflow).filter((key) => key.startsWith(KEY) && !keys.has(key));
}

type Found = Pick<TriggerState, 'branches' | 'failed'>;

function isSame(before: Found, after: Found): boolean {
	const ids = Object.keys(after.branches);
	return (
		isSameValue(before.failed, after.failed) &&
		ids.length === Object.keys(before.branches).length &&
		ids.every((id) => {
			const [one, other] = [before.branches[id] ?? {}, after.branches[id]];
			const names = new Set([...Object.keys(one), ...Object.keys(other)]) as Set<keyof BranchState>;
			return [...names].every((property) => isSameValue(one[property], other[property]));
		})
	);
}

/** Everything in a state is a plain value or a list of texts. */
function isSameValue(one: unknown, other: unknown): boolean {
	return one === other || (Array.isArray(one) && JSON.stringify(one) === JSON.stringify(other));
}
