import { explanations } from '../../nodes/Routix/transport/explain';
import type {
	Explanation,
	RequestSubject,
} from '../../nodes/Routix/transport/explanations/explanation';
import type { Failure } from '../../nodes/Routix/transport/failure';
import { resourceNamed } from '../../nodes/Routix/resources';

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

const ONLY_WRITING = ['Conflict (409)', 'Values refused (400, 413, 422)'];

const credential = { baseUrl: 'https://api.routix.com', grantType: 'client_credentials' };

/** Has a value of every kind, so that each text has something to name. */
const failure: Failure = {
	stage: 'request',
	status: 503,
	headers: {},
	message: 'The rest of the error tells what is known.',
	networkCode: 'ECONNREFUSED',
	unexpected: 'notList',
};

/** The document with its error table as the code has it now, one row for each explanation. */
export function withErrorTable(document: string): string {
	const start = document.indexOf(START);
	const end = document.indexOf(END);
	if (start < 0 || end < start) throw new Error(`There is no place for the error table: ${START}`);
	const rows = [...new Set([...explanations.request, ...explanations.token])].map(
		({ name, message, description }) =>
			`| ${[name, inWords(name, message), inWords(name, description)].join(' | ')} |`,
	);
	const table = ['| When | The error says | What to do |', '| --- | --- | --- |', ...rows];
	return [document.slice(0, start + START.length), '', ...table, '', document.slice(end)].join(
		'\n',
	);
}

function inWords(name: string, text: Explanation['message']): string {
	const subject = ONLY_WRITING.includes(name) ? { ...reading, action: 'create' as const } : reading;
	return typeof text === 'string' ? text : text(failure, subject, credential);
}
