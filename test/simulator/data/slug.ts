/** Letters and digits only, as in a domain or mail address: `van Dijk & Zoñen` becomes `vandijkzonen`. */
export function slugOf(name: string): string {
	return name
		.normalize('NFD')
		.toLowerCase()
		.replace(/[^a-z0-9]/g, '');
}
