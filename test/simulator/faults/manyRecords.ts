import { Readable } from 'stream';

const recordsPerChunk = 5000;

/** A list answer of any size, made while it is sent. */
export function manyRecords(count: number): Readable {
	return Readable.from(parts(count));
}

function* parts(count: number): Generator<string> {
	yield '{"data":[';
	for (let from = 0; from < count; from += recordsPerChunk) {
		const length = Math.min(recordsPerChunk, count - from);
		const records = Array.from({ length }, (_, index) => recordText(from + index));
		yield (from === 0 ? '' : ',') + records.join(',');
	}
	yield `],"pagination":{"limit":${count},"offset":0,"total":${count}},"version":"v1"}`;
}

function recordText(number: number): string {
	return `{"id":"00000000-0000-4000-8000-${String(number).padStart(12, '0')}","company_name":"Bedrijf ${number}"}`;
}
