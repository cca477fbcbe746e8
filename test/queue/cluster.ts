import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { installTarball, packTarball } from '../e2e/harness/communityPackage';
import { makeRunFolder } from '../e2e/harness/runFolder';
import { N8n } from '../e2e/n8n';
import { installServices } from './services/programs';
import { startPostgres, type Postgres } from './services/postgres';
import { startRedis } from './services/redis';
import type { Service } from './services/service';
import { Worker } from './worker';

/** How many executions one worker runs at once; n8n warns below 5. */
export const concurrency = 5;

/**
 * n8n takes a worker for lost that has not reported for a minute, and looks twice a minute; the test does not wait as
 * long, but long enough for a worker that a busy machine gives no time.
 */
const earlyRecovery = {
	QUEUE_WORKER_LOCK_DURATION: '20000',
	QUEUE_WORKER_LOCK_RENEW_TIME: '2000',
	QUEUE_WORKER_STALLED_INTERVAL: '5000',
};

/** One main and two workers that share a queue and a database and nothing else. */
export class Cluster {
	private constructor(
		readonly main: N8n,
		readonly workers: Worker[],
		readonly postgres: Postgres,
		private readonly redis: Service,
		private readonly serviceFolder: string,
	) {}

	/** Starts everything: servers, then the main, which prepares the database, then the workers. */
	static async start(): Promise<Cluster> {
		installServices();
		const folder = makeRunFolder('queue');
		// PostgreSQL runs as a user of its own, who need not be allowed to look into this checkout.
		const serviceFolder = mkdtempSync(join(tmpdir(), 'n8n-nodes-routix-queue-'));
		const postgres = await startPostgres(serviceFolder);
		const redis = await startRedis(serviceFolder);
		const environment = queueMode(postgres, redis);

		const tarball = packTarball(folder);
		const main = await N8n.prepare(join(folder, 'main'));
		main.settings.environment = environment;
		const workers = await Promise.all(
			['worker1', 'worker2'].map((name) =>
				Worker.prepare(join(folder, name), environment, concurrency),
			),
		);
		for (const { userFolder } of [main.settings, ...workers]) installTarball(tarball, userFolder);

		const cluster = new Cluster(main, workers, postgres, redis, serviceFolder);
		try {
			await main.start();
			await Promise.all(workers.map((worker) => worker.start()));
		} catch (error) {
			await cluster.stop();
			throw error;
		}
		return cluster;
	}

	/** Ends all processes and removes the servers' data; the logs of n8n stay below `.runtime/queue`. */
	async stop(): Promise<void> {
		await Promise.all(this.workers.map((worker) => worker.stop()));
		await this.main.stop();
		await this.redis.stop();
		await this.postgres.stop();
		rmSync(this.serviceFolder, { recursive: true, force: true });
	}
}

/** n8n's own settings for queue mode; the package needs none. */
function queueMode(postgres: Service, redis: Service): Record<string, string> {
	return {
		EXECUTIONS_MODE: 'queue',
		OFFLOAD_MANUAL_EXECUTIONS_TO_WORKERS: 'true',
		N8N_ENCRYPTION_KEY: randomBytes(24).toString('base64'),
		DB_TYPE: 'postgresdb',
		DB_POSTGRESDB_HOST: '127.0.0.1',
		DB_POSTGRESDB_PORT: String(postgres.port),
		DB_POSTGRESDB_DATABASE: 'postgres',
		DB_POSTGRESDB_USER: 'n8n',
		DB_POSTGRESDB_PASSWORD: 'trusted',
		QUEUE_BULL_REDIS_HOST: '127.0.0.1',
		QUEUE_BULL_REDIS_PORT: String(redis.port),
		...earlyRecovery,
	};
}
