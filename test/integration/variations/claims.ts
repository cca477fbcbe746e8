import type { Claim } from '../../simulator/variations/variation';

/** The words by which an error claims something. */
const WORDS: Record<Claim, RegExp> = {
	'no such record':
		/\bhas no (account|order|vehicle|record)\b|\b(account|order|record)\b.{0,60}\b(not found|does not exist)|there is no such/i,
	'branch unknown': /does not know (the|this) branch|there is no branch/i,
	'branch refused': /no access to (the )?branch|not (use|access) this branch/i,
	'not open': /\bnot (yet )?open(ed)?\b|does not know (accounts|orders|vehicles)/i,
	'scope missing': /\bscope\b.{0,60}\bmissing|\bmay not (read|create|update) (accounts|orders)/i,
	'client refused': /does not accept the client/i,
	'app revoked': /\bapp\b.{0,40}\b(is|was) (revoked|suspended|not active)/i,
	'token refused': /(no longer accepts|does not accept|refused) the access token/i,
	'user token': /accepts only OAuth app tokens/i,
	'login ended': /needs to be connected again/i,
	'values refused': /refused the values/i,
	'wrong address': /no Routix token endpoint/i,
	'list changed': /kept changing/i,
	'list empty': /There are no (accounts|orders|vehicles)/i,
};

/** A sentence with one of these only names what may be. */
const HEDGE = /\b(if|either|may|might|maybe|perhaps|or|could|check|whether|probably|when)\b/i;

/** What an error claims as a fact. */
export function claimsOf(text: string): Claim[] {
	const facts = text.split(/(?<=[.;!?])\s+|\n/).filter((sentence) => !isHedged(sentence));
	return (Object.keys(WORDS) as Claim[]).filter((claim) =>
		facts.some((sentence) => WORDS[claim].test(sentence)),
	);
}

/** "may not" is a fact. */
function isHedged(sentence: string): boolean {
	return HEDGE.test(sentence.replace(/\bmay not\b/gi, ''));
}
