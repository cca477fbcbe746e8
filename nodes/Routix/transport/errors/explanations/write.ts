import type { Failure } from '../failure';
import { mayBeCarriedOut } from '../retry';
import type { WriteSubject } from './explanation';

/** A request that changes something in Routix. A token request of its own has no subject. */
export function isWrite(subject: WriteSubject | undefined): boolean {
	return subject !== undefined && subject.action !== 'read';
}

/** What to say of a write whose answer was lost; undefined for everything else. */
export function lostWrite(failure: Failure, subject: WriteSubject | undefined): string | undefined {
	if (!subject || !isWrite(subject) || !mayBeCarriedOut(failure)) return undefined;
	if (subject.ifLost) return subject.ifLost;
	const { action, resource } = subject;
	return `Routix may have ${action === 'create' ? 'created' : 'updated'} the ${resource.singular} all the same, so it was not sent again. Look it up in Routix before you run this again.`;
}

/** Advice, and after it what to say of a write whose answer was lost. */
export function withLostWrite(
	advice: string,
	failure: Failure,
	subject: WriteSubject | undefined,
): string {
	const lost = lostWrite(failure, subject);
	return lost === undefined ? advice : `${advice} ${lost}`;
}

/** For a write that was refused, with a blank after it; nothing for everything else. */
export function nothingChanged(failure: Failure, subject: WriteSubject | undefined): string {
	return isWrite(subject) && !mayBeCarriedOut(failure) ? 'This item was not written. ' : '';
}
