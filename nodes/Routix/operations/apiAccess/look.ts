import { idReader, isRecordId } from '../../contract/identity';
import type { Answer } from '../../contract/envelope';
import { FEW, type Look, type Looks } from '../../contract/differences';
import type { Page, PageRange } from '../../contract/list';
import { asText } from '../../json';
import { countRows } from '../../pagination/countRows';
import type { Address, RoutixRequest } from '../../transport/address';
import type { Connection } from '../../transport/connection';
import type { Failure } from '../../transport/errors/failure';
import type { Outcome } from '../../transport/outcome';
import { readPage, readRecord } from '../../transport/recordApi';
import { tryRequest } from '../../transport/request';

/** Further behind the end than rows can be added meanwhile. */
const FAR_BEHIND = 10_000;

/** Looks at a list by six requests at most, and at a record of it. A failure is that of the very first request. */
export async function lookAt(connection: Connection, address: Address): Promise<Outcome<Looks>> {
	const ask = async (range: PageRange) => await askForPage(connection, address, range);
	const first = await ask({ limit: FEW, offset: 0 });
	if ('failure' in first) return { ok: false, failure: first.failure };
	const { records } = first.page;
	const { resource, apiVersion } = address;
	const looks: Looks = {
		resource,
		documented: apiVersion === 'v1' ? resource.fields?.map(({ name }) => name) : undefined,
		start: first,
		counting: [],
	};
	if (records.length >= FEW) {
		looks.overlap = withoutFailure(await ask({ limit: FEW, offset: FEW - 1 }));
	}
	looks.records = await countWith(looks, ask);
	const rows = Math.max(looks.records ?? 0, ...looks.counting.map(lengthOf));
	looks.beyond = withoutFailure(await ask({ limit: FEW, offset: rows + FAR_BEHIND }));
	const id = records[0] && asText(idReader(resource)(records[0]));
	if (id && isRecordId(id))
		looks.single = await askForOne(connection, { ...address, recordId: id });
	return { ok: true, value: looks };
}

type Asked = { range: PageRange } & ({ answer: Answer; page: Page } | { failure: Failure });

async function askForPage(
	connection: Connection,
	address: Address,
	range: PageRange,
): Promise<Asked> {
	const request: RoutixRequest = { ...address, action: 'read', range };
	const outcome = await tryRequest(connection, request, (answer) => {
		const page = readPage(answer, address);
		return page.ok ? { ok: true, value: { answer, page: page.value } } : page;
	});
	return outcome.ok ? { range, ...outcome.value } : { range, failure: outcome.failure };
}

function withoutFailure(asked: Asked): Look {
	if ('page' in asked) return asked;
	return { range: asked.range, status: asked.failure.status ?? 0 };
}

/** Undefined where only reading the whole list could tell. */
async function countWith(
	looks: Looks,
	ask: (range: PageRange) => Promise<Asked>,
): Promise<number | undefined> {
	let isRefused = false;
	const count = await countRows(async (range) => {
		const look = withoutFailure(await ask(range));
		looks.counting.push(look);
		if ('page' in look) return look.page;
		isRefused = true;
		return { records: [] };
	}, idReader(looks.resource));
	return isRefused ? undefined : count;
}

function lengthOf(look: Look): number {
	return 'page' in look ? look.page.records.length : 0;
}

async function askForOne(
	connection: Connection,
	address: Address & { recordId: string },
): Promise<Looks['single']> {
	const request: RoutixRequest = { ...address, action: 'read' };
	const outcome = await tryRequest(connection, request, (answer) => readRecord(answer, address));
	if (outcome.ok) return 'found';
	const { status, unexpected, isStated } = outcome.failure;
	return unexpected !== undefined || isStated || status === undefined ? 'notUnderstood' : status;
}
