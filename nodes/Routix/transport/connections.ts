import type { ICredentialDataDecryptedObject, IExecuteFunctions } from 'n8n-workflow';
import { connect, credentialError, keyOf, newThrottle, type Connection } from './connection';
import { readCredential, type RoutixCredential } from './credential/routixCredential';
import type { Throttle } from './throttle';

/** What a login with PKCE belongs to; the branch may differ from item to item. */
const OF_THE_LOGIN = ['grantType', 'clientId', 'clientSecret', 'baseUrl'] as const;

/**
 * An execution's ways to Routix: one for each credential that its items have. A credential whose fields are expressions
 * may be another one for each item, while n8n signs every request with that of the first (seen in n8n 2.41); so each
 * connection gets a context that brings its own credential.
 */
export class Connections {
	/** One for each item, or one for all. Promises, so that what is wrong with one is told of its items alone. */
	private readonly ofItems: Array<Promise<Connection>> = [];

	/** By their keys. */
	private readonly byCredential = new Map<string, Connection>();

	/** By base URL: a 429 is about the server, whoever asks. */
	private readonly throttles = new Map<string, Throttle>();

	private constructor(private readonly context: IExecuteFunctions) {}

	/**
	 * Reads the credential once; or for each item where it holds an expression, before anything is sent. n8n takes some
	 * milliseconds each time (2.41: 2,000 items without requests took 17 seconds instead of 5).
	 * @throws {NodeOperationError} when a login with PKCE would have to serve several clients or addresses
	 */
	static async open(context: IExecuteFunctions): Promise<Connections> {
		const connections = new Connections(context);
		const itemCount = context.getInputData().length;
		for (let item = 0; item < itemCount; item++) {
			const stored = context.getCredentials('routixOAuth2Api', item);
			const opened = stored.then((read) => connections.connect(read, item));
			connections.ofItems.push(opened);
			await opened.catch(() => undefined);
			if (await isSameForAllItems(stored)) return connections;
		}
		checkLogin(context, [...connections.byCredential.values()]);
		return connections;
	}

	/** @throws {NodeOperationError} when the item's credential is incomplete or unsafe, and whatever n8n throws reading it */
	async of(itemIndex: number): Promise<Connection> {
		return await (this.ofItems[itemIndex] ?? this.ofItems.at(-1));
	}

	private connect(stored: ICredentialDataDecryptedObject, itemIndex: number): Connection {
		const credential = readCredential(stored);
		const known = this.byCredential.get(keyOf(credential));
		if (known) return known;
		const { baseUrl } = credential;
		const throttle = this.throttles.get(baseUrl) ?? newThrottle(this.context);
		const connection = connect(signingFor(this.context, itemIndex), credential, throttle);
		this.throttles.set(baseUrl, throttle);
		this.byCredential.set(connection.key, connection);
		return connection;
	}
}

/** The execution, with the credential of one item: n8n reads it without saying of which when it signs a request. */
export function signingFor(context: IExecuteFunctions, itemIndex: number): IExecuteFunctions {
	const signing = Object.create(context) as IExecuteFunctions;
	signing.getCredentials = async (type) => await context.getCredentials(type, itemIndex);
	return signing;
}

/** Told by the credential itself (`RoutixOAuth2Api`), since n8n hands out values and never expressions. */
async function isSameForAllItems(stored: Promise<ICredentialDataDecryptedObject>) {
	return await stored.then(({ isSameForAllItems: isSame }) => isSame === true).catch(() => false);
}

function checkLogin(context: IExecuteFunctions, connections: Connection[]): void {
	const credentials = connections.map(({ credential }) => credential);
	const loginOf = (credential: RoutixCredential) =>
		OF_THE_LOGIN.map((property) => credential[property]);
	const logins = new Set(credentials.map((credential) => JSON.stringify(loginOf(credential))));
	if (logins.size < 2 || credentials.every(({ grantType }) => grantType !== 'pkce')) return;
	throw credentialError(context, {
		message:
			'Client ID, Client Secret and Base URL of the Routix credential differ from item to item, but its login belongs to one of them',
		description:
			'Nothing was sent. With PKCE only the Branch Public ID may be an expression. For several apps or addresses, choose the Grant Type Client Credentials, or one Routix node with a credential for each.',
	});
}
