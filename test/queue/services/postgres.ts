import { execFileSync } from 'node:child_process';
import { chmodSync, chownSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { findFreePort, startProcess } from '../../e2e/harness/processes';
import { program, unprivilegedUser } from './programs';
import { waitForPort, type Service } from './service';

export interface Postgres extends Service {
	/** The rows of a query; `values` take the places of `:'name'` in it. */
	query(sql: string, values: Record<string, string>): string[][];
}

/** PostgreSQL with a new data folder below `folder`, on a free port of the loopback interface, without a socket file. */
export async function startPostgres(folder: string): Promise<Postgres> {
	const user = unprivilegedUser();
	const home = join(folder, 'postgres');
	mkdirSync(home);
	chmodSync(folder, 0o711);
	if (user) chownSync(home, user.uid, user.gid);
	const data = join(home, 'data');
	const how = { cwd: home, env: { PATH: process.env.PATH, LC_ALL: 'C.UTF-8' }, ...user };
	execFileSync(
		program('initdb'),
		['--pgdata', data, '--username', 'n8n', '--auth=trust', '--encoding=UTF8', '--no-sync'],
		{ ...how, stdio: ['ignore', 'ignore', 'inherit'] },
	);
	const port = await findFreePort();
	const options = {
		listen_addresses: '127.0.0.1',
		unix_socket_directories: '',
		port: String(port),
		// A power cut may take this database.
		fsync: 'off',
	};
	const running = startProcess({
		command: program('postgres'),
		args: [
			'-D',
			data,
			...Object.entries(options).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
		],
		...how,
		logFile: join(folder, 'postgres.log'),
	});
	await waitForPort(port, running, 'PostgreSQL');
	return { port, stop: () => running.stop(), query: (sql, values) => ask(port, sql, values) };
}

function ask(port: number, sql: string, values: Record<string, string>): string[][] {
	const connection = ['--host=127.0.0.1', `--port=${port}`, '--username=n8n', '--dbname=postgres'];
	const variables = Object.entries(values).map(([name, value]) => `--set=${name}=${value}`);
	const output = execFileSync(
		program('psql'),
		['--no-psqlrc', '--no-align', '--tuples-only', ...connection, ...variables],
		// Variables are not replaced in what is given by --command.
		{ input: sql, encoding: 'utf8' },
	);
	const lines = output.split('\n').filter(Boolean);
	return lines.map((line) => line.split('|'));
}
