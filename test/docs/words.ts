/** A word that everybody uses for a thing, and those that would make readers look for a second thing. */
export interface Word {
	say: string;
	/** What is not to be said. */
	not: RegExp;
	/** Where it is right all the same. */
	unless?: RegExp;
}

/** In every language. */
const everywhere: Word[] = [
	{
		say: 'ID',
		not: /(?<![\w…`"'.{])(?:id|Id|ids|Ids)(?![\w`"'}…])/,
		// What Routix may say.
		unless: /(?:invalid|malformed|valid) id|id (?:is not valid|format)/,
	},
	{ say: 'n8n', not: /\bN8N\b|\bN8n\b/ },
	{ say: 'Routix', not: /\bROUTIX\b|(?<![\w./:-])routix(?![\w./:_-])/ },
	{ say: 'PKCE', not: /\bpkce\b/ },
	{ say: 'workflow', not: /\b(?:automations?|werkstro\w+|(?:a|the|each|your) flow)\b/i },
];

export const english: Word[] = [
	...everywhere,
	{ say: 'Values to Send', not: /\b(?:the|one of the|under|in) Fields\b(?! to Match)/ },
	{ say: 'equipment', not: /\bequipments\b/i },
	{ say: 'get or read', not: /\b(?:retriev|fetch)\w*/i, unless: /Fetch Test Event|^Retrieve / },
	{
		say: 'customer',
		not: /\bclients?\b/i,
		unless:
			/client (?:ID|secret|credentials|authentication)|(?:HTTP|OAuth2|bare) client|client without a secret|client that Routix wants/i,
	},
	{ say: 'app', not: /\bapplications?\b/i },
	{ say: 'blank', not: /\b(?:spaces?|whitespace)\b/i },
	{ say: 'log in, login', not: /\bsign(?:s|ed|ing)?[ -](?:in|out)\b/i },
	{ say: 'branch', not: /\b(?:branche|offices?|subsidiary|depots?|tenants?)\b/i },
	{ say: 'Base URL', not: /\bbase URL\b|\bBase Url\b|\bAPI URL\b/ },
	{ say: 'Create or Update', not: /\bupserts?\b/i, unless: /\(upsert\)/ },
	{ say: 'Dry Run', not: /\bdry[ -]runs?\b|\btest run\b|\bDry-Run\b/ },
	{ say: 'licence plate', not: /\blicense plate/i },
	{
		say: 'cancelled, -ize',
		not: /\bcanceled\b|\b(?:recogni|organi|synchroni|initiali)s(?:e|ed|es|ing|ation)\b/i,
	},
];

export const dutch: Word[] = [
	...everywhere,
	{ say: 'klant', not: /\b(?:cliënt|relatie|debiteur|afnemer)(?:en|s)?\b/i },
	{ say: 'vestiging', not: /\b(?:branche|filia\w+|kantoor|locatie)s?\b/i },
	{ say: 'melding', not: /\b(?:fout\w*|errors?)\b/i },
	{ say: 'credential', not: /\b(?:inloggegevens|referenties?|verbindingsgegevens)\b/i },
	{ say: 'sleutel', not: /\bkeys?\b/i },
	{ say: 'medewerker', not: /\b(?:personeel|chauffeurs?|staf)\b/i },
	{ say: 'spatie', not: /\b(?:blanco|witruimte)\b/i },
];
