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
	/** The same branch has answered for another resource in this very run. */
	isBranchKnown?: boolean;
	apiVersion: ApiVersion;
}

/** As much of what was asked as a write needs whose answer is lost. */
export interface WriteSubject {
	action: 'read' | 'create' | 'update';
	resource: { singular: string };
	/** What may have happened and what to do then; told as for a record unless given. */
	ifLost?: string;
}

/** Where the requests go. */
export interface ServerSubject {
	baseUrl: string;
	/** How errors call the credential that holds the address; `the Routix credential` unless given. */
	credentialName?: string;
}

/** Where the requests go and how they are authorised. */
export interface CredentialSubject extends ServerSubject {
	grantType: string;
}

/**
 * One row of an error table: when it applies and what to tell the user.
 * @typeParam Subject what was asked for
 * @typeParam Server of whom it was asked
 */
export interface Explanation<Subject = RequestSubject, Server = CredentialSubject> {
	/** Name of the row in the documentation's error table. */
	name: string;
	applies(failure: Failure, subject: Subject | undefined): boolean;
	/** What happened. */
	message: Text<Subject, Server>;
	/** What to do about it, and where. */
	description: Text<Subject, Server>;
	/** What Routix answered comes before the advice, since it may say more than the status does. */
	quotesFirst?: boolean;
	/** Tells n8n's polling triggers whether waiting helps (n8n 2.41 and later). */
	cause?: FailureCause['cause'];
}

type Text<Subject, Server> =
	| string
	| ((failure: Failure, subject: Subject, server: Server) => string);
