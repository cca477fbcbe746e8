import type { Failure as FailureCause } from 'n8n-workflow';
import type { Resource } from '../../../resources';
import type { ApiVersion } from '../../../contract/address';
import type { Failure } from '../failure';

/** What was asked of Routix, in the words of the person who asked. */
export interface RequestSubject {
	action: 'read' | 'create' | 'update';
	resource: Resource;
	branchPublicId: string;
	recordId?: string;
	/** A list has shown the record in this very run, so it is there. */
	isListed?: boolean;
	apiVersion: ApiVersion;
}

/** Where the requests go and how they are authorised. */
export interface CredentialSubject {
	baseUrl: string;
	grantType: string;
}

/** One row of the error table: when it applies and what to tell the user. */
export interface Explanation {
	/** Name of the row in the documentation's error table. */
	name: string;
	applies(failure: Failure, subject: RequestSubject | undefined): boolean;
	/** What happened. */
	message: Text;
	/** What to do about it, and where. */
	description: Text;
	/** What Routix answered comes before the advice, since it may say more than the status does. */
	quotesFirst?: boolean;
	/** Tells n8n's polling triggers whether waiting helps (n8n 2.41 and later). */
	cause?: FailureCause['cause'];
}

type Text =
	| string
	| ((failure: Failure, subject: RequestSubject, credential: CredentialSubject) => string);
