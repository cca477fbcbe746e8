import type { CredentialReference } from '../n8n';
import { Browser, type VisitedPage } from './browser';
import type { Session } from './session';

/** The address that the editor opens for the button "Connect". */
export async function authorizeAddress({ n8n }: Session, { id }: CredentialReference) {
	return await n8n.rest.get<string>(`oauth2-credential/auth?id=${id}`);
}

/** Goes through the consent page of Routix as a user does, and comes back to n8n. Throws when it leads elsewhere. */
export async function decideOnConsent(
	session: Session,
	credential: CredentialReference,
	decision: 'allow' | 'deny',
): Promise<VisitedPage> {
	const { n8n, routix } = session;
	const { baseUrl: url, cookies } = n8n.rest;
	const browser = new Browser({ url, cookies });
	const consent = await browser.open(await authorizeAddress(session, credential));
	for (const { name } of routix.organizations) expect(consent.html).toContain(name);
	const back = await browser.submit(consent, {
		organization_id: routix.organizations[0].id,
		decision,
	});
	expect(back.url).toMatch(`${url}rest/oauth2-credential/callback`);
	return back;
}
