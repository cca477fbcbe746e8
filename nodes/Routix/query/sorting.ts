import type { RoutixRecord } from '../contract/record';
import type { FieldReader, FieldReaders, FieldValue } from './fieldReader';

/** One field to sort by. */
export interface SortRule {
	/** Name or path of the field, see `findAt`. */
	field: string;
	direction: 'asc' | 'desc';
}

/** What decides about the place of a record, by field. */
export type SortKeys = SortKey[];

interface SortKey {
	/** Values of different kinds are never mixed. */
	rank: number;
	value: number | string;
}

const RANKS = { number: 0, boolean: 1, time: 2, text: 3 };

/** Comes last, whatever the direction. */
const EMPTY: SortKey = { rank: 4, value: 0 };

/** As people order names: without regard to case and accents at first, numbers within texts by value. */
const collator = new Intl.Collator('nl', { numeric: true });

/** An order of records: numbers by value, dates by time, texts as a Dutch reader expects, records without a value last. */
export class Sorting {
	private readonly rules: Array<{ reader: FieldReader; sign: 1 | -1 }>;

	constructor(rules: SortRule[], readers: FieldReaders) {
		this.rules = rules.map(({ field, direction }) => ({
			reader: readers.get(field),
			sign: direction === 'asc' ? 1 : -1,
		}));
	}

	keysOf(record: RoutixRecord): SortKeys {
		return this.rules.map(({ reader, sign }) => {
			const keys = reader.read(record).entries.map(keyOf);
			// Of several values the one that comes first.
			return keys.reduce((first, key) => (compared(key, first, sign) < 0 ? key : first), EMPTY);
		});
	}

	/** Negative if the first one comes first; 0 if their order does not matter. */
	compare(left: SortKeys, right: SortKeys): number {
		for (const [index, { sign }] of this.rules.entries()) {
			const difference = compared(left[index], right[index], sign);
			if (difference !== 0) return difference;
		}
		return 0;
	}
}

function keyOf(value: FieldValue): SortKey {
	const { kind, raw, time } = value;
	switch (kind) {
		case 'number':
		case 'boolean':
			return { rank: RANKS[kind], value: Number(raw) };
		case 'time':
			return { rank: RANKS.time, value: time?.at ?? 0 };
		case 'text':
			return { rank: RANKS.text, value: String(raw) };
		default:
			return EMPTY;
	}
}

function compared(left: SortKey, right: SortKey, sign: 1 | -1): number {
	if (left.rank !== right.rank) {
		const isOneEmpty = left === EMPTY || right === EMPTY;
		return (left.rank - right.rank) * (isOneEmpty ? 1 : sign);
	}
	const difference =
		typeof left.value === 'string' && typeof right.value === 'string'
			? collator.compare(left.value, right.value)
			: Number(left.value) - Number(right.value);
	return difference * sign;
}
