import type { Organization } from '../organizations';

const scopeWords: Record<string, string> = { read: 'Read', write: 'Create and change' };

/** The page on which somebody chooses an organization and allows or denies an app. */
export function consentPage(app: string, scopes: string[], organizations: Organization[]): string {
	const options = organizations.map(
		({ id, name }) => `<option value="${id}">${escape(name)}</option>`,
	);
	return page(
		`Connect ${app}`,
		`<h1>${escape(app)} wants access to Routix</h1>
<p>It asks to:</p>
<ul>${scopes.map((scope) => `<li>${escape(inWords(scope))} <code>${escape(scope)}</code></li>`).join('')}</ul>
<form method="post">
<label for="organization">Organization</label>
<select id="organization" name="organization_id">${options.join('')}</select>
<p><button name="decision" value="allow">Allow</button> <button name="decision" value="deny">Deny</button></p>
</form>`,
	);
}

/** Shown when the app cannot be told, since nobody knows where to return to. */
export function errorPage(error: string, description = ''): string {
	return page(
		'Routix',
		`<h1>This app cannot be connected</h1><p>${escape(description)}</p><pre>${escape(error)}</pre>`,
	);
}

/** `routix:orders:read` becomes `Read orders`. */
function inWords(scope: string): string {
	const [, resource, right] = scope.split(':');
	return `${scopeWords[right] ?? right} ${resource}`;
}

function page(title: string, content: string): string {
	return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>${escape(title)}</title>
<style>
body { font: 16px/1.5 system-ui, sans-serif; max-width: 34rem; margin: 4rem auto; padding: 0 1rem; color: #1b2733; }
code { color: #5a6b7b; font-size: 0.85em; }
select, button { font: inherit; padding: 0.5rem 1rem; }
select { display: block; width: 100%; }
button[value="allow"] { background: #1d5fd1; color: #fff; border: 1px solid #1d5fd1; border-radius: 4px; }
button[value="deny"] { background: #fff; border: 1px solid #8a98a6; border-radius: 4px; }
</style>
</head>
<body>
${content}
</body>
</html>
`;
}

function escape(text: string): string {
	return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}
