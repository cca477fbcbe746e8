import { withoutSignature } from './signedAddress';

const { imul } = Math;

/** Between the names of a path, as in `stops\ncity`: a dot may be part of a name, a line end hardly. */
const SEPARATOR = '\n';

/** The path as users write it: `stops.city`. */
export function readablePath(path: string): string {
	return path.replaceAll(SEPARATOR, '.');
}

/** The field of the record that a path begins with. */
export function topOf(path: string): string {
	return path.split(SEPARATOR, 1)[0];
}

/** No name of a field is as long as a path may be that the trigger remembers. */
const LONGEST_PATH = 300;

/** More fields than this are not remembered. */
const MOST_PATHS = 2_000;

export function pathOf(parent: string, name: string): string {
	return parent === '' ? name : parent + SEPARATOR + name;
}

/** A field of records, or of objects within them, whatever their place in a list. */
class FieldNode {
	/** The fields of the objects in this field, by name. */
	readonly children = new Map<string, FieldNode>();

	/** How many objects this field holds. */
	objects = 0;

	/** How many objects have this field, be it null. */
	occurrences = 0;

	/** How many rows have it at least once. */
	rows = 0;

	hasValue = false;

	private lastRow = 0;

	constructor(
		readonly path: string,
		readonly seed: number,
		readonly isLeftOut: boolean,
	) {}

	meet(row: number): void {
		this.occurrences++;
		if (this.lastRow !== row) this.rows++;
		this.lastRow = row;
	}
}

/**
 * Hashes rows field by field, and counts which fields they have, also within objects and lists. A hash is the sum of the
 * hashes of all values in a field, so that what is missing or null adds nothing.
 */
export class FieldTree {
	private readonly root = new FieldNode('', 1, false);

	private readonly leftOut: ReadonlySet<string>;

	/** @param leftOut paths of fields that add nothing */
	constructor(leftOut: Iterable<string> = []) {
		this.leftOut = new Set(leftOut);
	}

	/** A 32-bit hash for each field of a row. */
	hashes(row: object): Map<string, number> {
		this.root.objects++;
		return new Map(
			Object.entries(row).map(([name, value]) => [
				name,
				this.hashOf(value, this.childOf(this.root, name), 0),
			]),
		);
	}

	/**
	 * Paths of the fields that every object has which might have them, in alphabetical order. Fields of objects that
	 * fewer than half of the rows have are not among them: too little is known of those.
	 */
	everywhere(): string[] {
		return [...this.nodes()]
			.filter(({ node, parent, rows }) => {
				const isKnown = rows * 2 >= this.root.objects && node.path.length <= LONGEST_PATH;
				return isKnown && node.occurrences === parent.objects;
			})
			.map(({ node }) => node.path)
			.sort()
			.slice(0, MOST_PATHS);
	}

	/** Those of the paths that objects which might have them lack: all of those objects, or at least one. */
	lacking(paths: readonly string[]): { byAll: string[]; bySome: string[] } {
		const nodes = new Map([...this.nodes()].map(({ node }) => [node.path, node]));
		const shares = paths.map((path) => {
			const end = path.lastIndexOf(SEPARATOR);
			const parent = end < 0 ? this.root : nodes.get(path.slice(0, end));
			const { objects } = parent ?? this.root;
			const occurrences = nodes.get(path)?.occurrences ?? 0;
			return { path, objects, occurrences, isWithin: parent !== undefined };
		});
		const lacking = shares.filter(({ objects, occurrences }) => occurrences < objects);
		return {
			byAll: lacking.filter(({ occurrences }) => occurrences === 0).map(({ path }) => path),
			bySome: lacking.filter(({ isWithin }) => isWithin).map(({ path }) => path),
		};
	}

	/** Paths of the fields that have a value somewhere. */
	withValues(): Set<string> {
		const nodes = [...this.nodes()].map(({ node }) => node);
		return new Set(nodes.filter(({ hasValue }) => hasValue).map(({ path }) => path));
	}

	private *nodes(
		parent = this.root,
		rows = this.root.objects,
	): Generator<{ node: FieldNode; parent: FieldNode; rows: number }> {
		for (const node of parent.children.values()) {
			yield { node, parent, rows };
			yield* this.nodes(node, node.rows);
		}
	}

	/** @param place where the value is within lists */
	private hashOf(value: unknown, node: FieldNode, place: number): number {
		if (node.isLeftOut || value === null || value === undefined) return 0;
		node.hasValue = true;
		if (Array.isArray(value)) {
			return value.reduce<number>(
				(sum, entry, index) => (sum + this.hashOf(entry, node, placeAt(place, index))) | 0,
				hash32(`[${value.length}`, node.seed ^ place),
			);
		}
		if (typeof value !== 'object') {
			const text = typeof value === 'string' ? `"${withoutSignature(value)}` : String(value);
			return hash32(text, node.seed ^ place);
		}
		node.objects++;
		return Object.entries(value).reduce(
			(sum, [name, inner]) => (sum + this.hashOf(inner, this.childOf(node, name), place)) | 0,
			hash32('{', node.seed ^ place),
		);
	}

	private childOf(parent: FieldNode, name: string): FieldNode {
		let child = parent.children.get(name);
		if (!child) {
			const path = pathOf(parent.path, name);
			child = new FieldNode(path, hash32(name, parent.seed), this.leftOut.has(path));
			parent.children.set(name, child);
		}
		child.meet(this.root.objects);
		return child;
	}
}

function placeAt(place: number, index: number): number {
	return hash32(String(index), place + 1);
}

/** A 32-bit hash that is fast on short texts and spreads well. Nothing relies on its being hard to reverse. */
export function hash32(text: string, seed: number): number {
	let hash = seed;
	for (let index = 0; index < text.length; index++) {
		hash = imul(hash ^ text.charCodeAt(index), 0x5bd1e995);
		hash ^= hash >>> 15;
	}
	return imul(hash ^ text.length, 0x85ebca6b) | 0;
}
