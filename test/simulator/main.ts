import { parseArgs } from 'util';
import { resources } from './records/resource';
import { startServer } from './server';
import type { SimulatorSettings } from './settings';

const help = `Usage: npm run simulator -- [--port 4010] [--settings '{"latencyMs":50}'] [--exit-with-stdin]

--port             port on localhost; also PORT. Any free one unless given
--settings         JSON of settings, see test/simulator/settings.ts; also SIMULATOR_SETTINGS
--exit-with-stdin  ends when its standard input is closed, so that it never outlives its parent`;

const { values: flags } = parseArgs({
	options: {
		port: { type: 'string' },
		settings: { type: 'string' },
		'exit-with-stdin': { type: 'boolean' },
		help: { type: 'boolean', short: 'h' },
	},
});

async function main(): Promise<void> {
	if (flags.help) return console.log(help);
	if (flags['exit-with-stdin']) {
		process.stdin.resume();
		process.stdin.once('close', () => process.exit(0));
	}
	for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(0));
	const settings = JSON.parse(
		flags.settings ?? process.env.SIMULATOR_SETTINGS ?? '{}',
	) as Partial<SimulatorSettings>;
	const port = flags.port ?? process.env.PORT;
	const { url, simulation } = await startServer({
		...settings,
		...(port !== undefined && { port: Number(port) }),
	});
	const { full, restricted, pkce } = simulation.apps;
	const branch = 'RS2RDH3B';
	console.log(`Routix simulator: ${url}

All scopes, all branches   client ID ${full.clientId}   secret ${full.clientSecret}
Restricted to one branch   client ID ${restricted.clientId}   secret ${restricted.clientSecret}
Authorization code (PKCE)  client ID ${pkce.clientId}   secret ${pkce.clientSecret}
User token                 ${simulation.tokens.user}
Branches                   RS2RDH3B (Rotterdam), VK7TQ4NM (Venlo), H3ZW9LXC (Zwolle)
Resources                  ${Object.keys(resources).join(', ')}

TOKEN=$(curl -s ${url}/functions/v1/oauth-token -H 'Content-Type: application/json' \\
  -d '{"grant_type":"client_credentials","client_id":"${full.clientId}","client_secret":"${full.clientSecret}"}' \\
  | sed 's/.*"access_token":"\\([^"]*\\)".*/\\1/')
curl -s "${url}/functions/v1/api/v1/${branch}/accounts?limit=2" -H "Authorization: Bearer $TOKEN"
`);
}

main().catch((error: unknown) => {
	console.error(error instanceof RangeError ? error.message : error);
	process.exit(1);
});
