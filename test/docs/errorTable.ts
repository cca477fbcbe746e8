import { explanations } from '../../nodes/Routix/transport/errors/explain';
import type {
	CredentialSubject,
	Explanation,
	RequestSubject,
	ServerSubject,
} from '../../nodes/Routix/transport/errors/explanations/explanation';
import {
	n8nExplanations,
	type N8nSubject,
} from '../../nodes/Routix/transport/errors/explanations/n8n';
import { networkExplanations } from '../../nodes/Routix/transport/errors/explanations/network';
import {
	oauthAppExplanations,
	type AppSubject,
} from '../../nodes/Routix/transport/errors/explanations/oauthApp';
import type { Failure } from '../../nodes/Routix/transport/errors/failure';
import { CREDENTIAL } from '../../nodes/Routix/transport/credential/userTokenCredential';
import { registering, rotating, settingStatus } from '../../nodes/Routix/transport/oauthAppApi';
import { resourceNamed } from '../../nodes/Routix/resources';
import {
	appFailures,
	exampleFailures,
	n8nFailures,
	type AppFailure,
	type ExampleFailure,
} from './exampleFailures';

const START = '<!-- The error table: written by `npm run docs` -->';
const START_OF_APPS = '<!-- The error table of OAuth apps: written by `npm run docs` -->';
const END = '<!-- End of the error table -->';

const SOME_ID = '550e8400-e29b-41d4-a716-446655440000';

/** What a reader of the table is told about: somebody reads, or else creates, an order of branch RS2RDH3B. */
const reading: RequestSubject = {
	action: 'read',
	resource: resourceNamed('order'),
	branchPublicId: 'RS2RDH3B',
	recordId: SOME_ID,
	apiVersion: 'v1',
};

/**
 * The document with its error tables as the code has them now: a row for each explanation, and for each of its examples
 * where the text depends on the case.
 * @throws when there is no place for a table, or an explanation without an example that leads to it
 */
export function withErrorTables(document: string): string {
	const all = [...new Set([...explanations.request, ...explanations.token])];
	const ofRecords = all.flatMap((explanation) =>
		examplesOf(explanation, exampleFailures).map((example) => cellsOf(explanation, example)),
	);
	const ofApps = oauthAppExplanations
		.filter(({ name }) => !networkExplanations.some((shared) => shared.name === name))
		.flatMap((explanation) =>
			examplesOf(explanation, appFailures).map((example) => appCells(explanation, example)),
		);
	const ofN8n = n8nExplanations.flatMap((explanation) =>
		examplesOf(explanation, n8nFailures).map((example) => n8nCells(explanation, example)),
	);
	return withTable(withTable(document, START, ofRecords), START_OF_APPS, [...ofApps, ...ofN8n]);
}

function withTable(document: string, start: string, rows: string[][]): string {
	const from = document.indexOf(start);
	const to = document.indexOf(END, from);
	if (from < 0 || to < from) throw new Error(`There is no place for the error table: ${start}`);
	const lines = rows.map((cells) => `| ${cells.join(' | ')} |`);
	const table = ['| When | The error says | What to do |', '| --- | --- | --- |', ...lines];
	return [document.slice(0, from + start.length), '', ...table, '', document.slice(to)].join('\n');
}

function examplesOf<T>({ name }: { name: string }, examples: Record<string, T[]>): T[] {
	const found = examples[name];
	if (!found) throw new Error(`"${name}" needs an example in test/docs/exampleFailures.ts`);
	return found;
}

function cellsOf(
	explanation: Explanation,
	{ when, action = 'read', grantType = 'client_credentials', ofList, ...seen }: ExampleFailure,
): string[] {
	const stage = explanations.request.includes(explanation) ? 'request' : 'token';
	const recordId = ofList ? undefined : reading.recordId;
	const subject: RequestSubject = { ...reading, action, recordId };
	const server: CredentialSubject = { baseUrl: 'https://api.routix.com', grantType };
	return textsOf(explanation, explanations[stage], { stage, when, seen, subject, server });
}

function appCells(
	explanation: Explanation<AppSubject, ServerSubject>,
	{ deed = 'rotate', when, ...seen }: AppFailure,
): string[] {
	const subjects = {
		register: registering,
		revoke: settingStatus(SOME_ID, 'revoked'),
		rotate: rotating(SOME_ID),
	};
	const server = { baseUrl: 'https://api.routix.com', credentialName: CREDENTIAL };
	const subject = subjects[deed];
	return textsOf(explanation, oauthAppExplanations, { when, seen, subject, server });
}

function n8nCells(
	explanation: Explanation<N8nSubject, ServerSubject>,
	{ when, ...seen }: AppFailure,
): string[] {
	const subject: N8nSubject = {
		deed: 'update this credential',
		credentialId: '8vQ2xYb3Kq7ZsT1p',
		scope: 'credential:update',
	};
	const server = { baseUrl: 'https://n8n.example.com', credentialName: CREDENTIAL };
	const [name, ...texts] = textsOf(explanation, n8nExplanations, { when, seen, subject, server });
	return [name.includes('n8n') ? name : `n8n: ${name}`, ...texts];
}

interface Case<Subject, Server> {
	stage?: Failure['stage'];
	when?: string;
	seen: Partial<Failure>;
	subject: Subject;
	server: Server;
}

/** @throws when the example leads to another row of the table */
function textsOf<Subject, Server>(
	explanation: Explanation<Subject, Server>,
	table: Array<Explanation<Subject, Server>>,
	{ stage = 'request', when, seen, subject, server }: Case<Subject, Server>,
): string[] {
	const failure: Failure = { stage, headers: {}, message: '', ...seen };
	const found = table.find(({ applies }) => applies(failure, subject));
	if (found !== explanation) {
		throw new Error(`The example of "${explanation.name}" leads to "${found?.name}"`);
	}
	const inWords = (text: Explanation<Subject, Server>['message']) =>
		typeof text === 'string' ? text : text(failure, subject, server);
	const { name, message, description } = explanation;
	return [when ? `${name}, ${when}` : name, inWords(message), inWords(description)];
}
