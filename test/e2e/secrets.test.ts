import { EchoingRoutix } from '../secrets/echoingRoutix';
import { spellings } from '../secrets/spellings';
import { byId, columns, routixCredentialType, routixNode } from './harness/routixNodes';
import { currentRun, noteSecrets } from './harness/run';
import { chain, manualTrigger, type WorkflowNode } from './harness/workflows';
import { N8n, type CredentialReference } from './n8n';

/** What leaves traces in n8n; `leaks.test.ts` looks through them all, for the secrets that are noted here. */
describe('A Routix that sends back the token and the secret', () => {
	let n8n: N8n;
	let routix: EchoingRoutix;

	beforeAll(async () => {
		const run = currentRun();
		n8n = N8n.connect(run.n8n, run.cookies);
		routix = await EchoingRoutix.start();
	});
	afterAll(async () => {
		noteSecrets(currentRun(), routix.secrets);
		await routix.stop();
	});

	describe.each([
		['in error_description', 401],
		['in nested details', 422],
		['as names of fields', 403],
		['in plain text', 500],
		['in headers', 404],
	])('%s, with status %d', (echo, status) => {
		it.each(['records', 'tokens'] as const)(
			'when it refuses %s: the execution fails with an error that shows neither',
			async (endpoint) => {
				failing(endpoint, echo, status);
				const credential = await newCredential();

				for (const node of nodes(credential)) {
					const execution = await n8n.execute(chain(`Echo ${echo}`, [manualTrigger, node]));

					expect(execution.status).toBe(node.onError ? 'success' : 'error');
					expectNothingSecret(execution);
				}
			},
		);
	});

	it('does not get them into the HTTP Request node when it gives no token', async () => {
		failing('tokens', 'in error_description', 400);
		const credential = await newCredential();
		const node: WorkflowNode = {
			name: 'HTTP Request',
			type: 'n8n-nodes-base.httpRequest',
			typeVersion: 4.2,
			parameters: {
				url: `${routix.url}/functions/v1/api/v1/RS2RDH3B/accounts`,
				authentication: 'predefinedCredentialType',
				nodeCredentialType: routixCredentialType,
				options: {},
			},
			credentials: { [routixCredentialType]: credential },
		};

		const execution = await n8n.execute(chain('HTTP Request', [manualTrigger, node]));

		expect(execution.status).toBe('error');
		expectNothingSecret(execution);
	});

	it.each(['records', 'tokens'] as const)(
		"does not get them into the credential's test when it refuses %s",
		async (endpoint) => {
			failing(endpoint, 'in error_description', 403);
			const data = credentialData();
			const stored = await n8n.createCredential(routixCredentialType, 'Echo', data);

			const result = await n8n.testCredential(routixCredentialType, stored, data);

			expect(result.status).toBe('Error');
			expectNothingSecret(result);
		},
	);

	it.each(['records', 'tokens'] as const)(
		'does not get them into the picker, the form and the publishing of a trigger when it refuses %s',
		async (endpoint) => {
			failing(endpoint, 'in error_description', 403);
			const credential = await newCredential();
			const trigger = {
				...routixNode('Routix Trigger', credential, { resource: 'order', event: 'created' }),
				type: 'n8n-nodes-routix.routixTrigger',
			};
			const workflowId = await n8n.createWorkflow(chain('Echo', [trigger]));
			const attempts = [
				() => editorAsks('resource-locator-results', 'searchRecords', credential),
				() => editorAsks('resource-mapper-fields', 'getFields', credential),
				() => n8n.publish(workflowId),
			];

			const answers = await Promise.all(attempts.map(resultOrError));

			expect(routix.counts[endpoint]).toBeGreaterThan(0);
			expectNothingSecret(answers);
		},
	);

	function failing(endpoint: 'records' | 'tokens', echo: string, status: number) {
		routix.counts = { tokens: 0, records: 0 };
		routix.tokens = endpoint === 'tokens' ? { status, echo } : undefined;
		routix.records = { status, echo };
	}

	function credentialData() {
		return {
			grantType: 'client_credentials',
			clientId: 'app_client_1',
			clientSecret: routix.newClientSecret(),
			branchPublicId: 'RS2RDH3B',
			baseUrl: routix.url,
		};
	}

	async function newCredential(): Promise<CredentialReference> {
		return await n8n.createCredential(routixCredentialType, 'Echo', credentialData());
	}

	async function editorAsks(what: string, methodName: string, credential: CredentialReference) {
		return await n8n.rest.post(`dynamic-node-parameters/${what}`, {
			path: '',
			nodeTypeAndVersion: { name: 'n8n-nodes-routix.routix', version: 1 },
			currentNodeParameters: { resource: 'account', operation: 'update', branchPublicId: '' },
			credentials: { [routixCredentialType]: credential },
			methodName,
		});
	}

	function expectNothingSecret(value: unknown) {
		const text = JSON.stringify(value);
		expect(routix.secrets.flatMap(spellings).filter((piece) => text.includes(piece))).toEqual([]);
	}
});

/** A read, a write, and a read whose error becomes an item. */
function nodes(credential: CredentialReference): WorkflowNode[] {
	const account = { resource: 'account' };
	const fields = columns({ company_name: 'Acme Transport B.V.' });
	const recordId = byId('550e8400-e29b-41d4-a716-446655440000');
	return [
		routixNode('Read', credential, { ...account, operation: 'getAll', returnAll: true }),
		routixNode('Write', credential, { ...account, operation: 'create', columns: fields }),
		routixNode(
			'Continue',
			credential,
			{ ...account, operation: 'get', recordId },
			{ onError: 'continueRegularOutput' },
		),
	];
}

async function resultOrError(attempt: () => Promise<unknown>): Promise<unknown> {
	try {
		return await attempt();
	} catch (error) {
		return String(error);
	}
}
