import { explanations } from '../../nodes/Routix/transport/errors/explain';
import type {
	CredentialSubject,
	Explanation,
	RequestSubject,
} from '../../nodes/Routix/transport/errors/explanations/explanation';
import type { Failure } from '../../nodes/Routix/transport/errors/failure';
import { resourceNamed } from '../../nodes/Routix/resources';
import { exampleFailures, type ExampleFailure } from './exampleFailures';

const START = '<!-- The error table: written by `npm run docs` -->';
const END = '<!-- End of the error table -->';

/** What a reader of the table is told about: somebody reads, or else creates, an order of branch RS2RDH3B. */
const reading: RequestSubject = {
	action: 'read',
	resource: resourceNamed('order'),
	branchPublicId: 'RS2RDH3B',
	recordId: '550e8400-e29b-41d4-a716-446655440000',
	apiVersion: 'v1',
};

/**
 * The document with its error table as the code has it now: a row for each explanation, and for each of its examples
 * where the text depends on the case.
 * @throws when there is no place for the table, or an explanation without an example that leads to it
 */
export function withErrorTable(document: string): string {
	const start = document.indexOf(START);
	const end = document.indexOf(END);
	if (start < 0 || end < start) throw new Error(`There is no place for the error table: ${START}`);
	const all = [...new Set([...explanations.request, ...explanations.token])];
	const rows = all.flatMap((explanation) =>
		examplesOf(explanation).map((example) => `| ${cellsOf(explanation, example).join(' | ')} |`),
	);
	const table = ['| When | The error says | What to do |', '| --- | --- | --- |', ...rows];
	return [document.slice(0, start + START.length), '', ...table, '', document.slice(end)].join(
		'\n',
	);
}

function examplesOf({ name }: Explanation): ExampleFailure[] {
	const examples = exampleFailures[name];
	if (!examples) throw new Error(`"${name}" needs an example in test/docs/exampleFailures.ts`);
	return examples;
}

function cellsOf(
	explanation: Explanation,
	{ when, action = 'read', grantType = 'client_credentials', ofList, ...seen }: ExampleFailure,
): string[] {
	const stage = explanations.request.includes(explanation) ? 'request' : 'token';
	const failure: Failure = { stage, headers: {}, message: '', ...seen };
	const recordId = ofList ? undefined : reading.recordId;
	const subject: RequestSubject = { ...reading, action, recordId };
	const found = explanations[stage].find(({ applies }) => applies(failure, subject));
	if (found !== explanation) {
		throw new Error(`The example of "${explanation.name}" leads to "${found?.name}"`);
	}
	const credential: CredentialSubject = { baseUrl: 'https://api.routix.com', grantType };
	const inWords = (text: Explanation['message']) =>
		typeof text === 'string' ? text : text(failure, subject, credential);
	const { name, message, description } = explanation;
	return [when ? `${name}, ${when}` : name, inWords(message), inWords(description)];
}
