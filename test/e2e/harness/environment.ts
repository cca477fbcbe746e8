import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import type { NodeRuntime } from './nodeRuntime';
import { n8nFolder } from './paths';

/** Where one n8n keeps its things and where it listens. */
export interface N8nSettings {
	/** n8n puts its `.n8n` folder in here; also its home, so that it writes nowhere else. */
	userFolder: string;
	/** What n8n prints and logs. */
	logFolder: string;
	port: number;
	/** The task runners' port, which every n8n process on a machine needs for itself. */
	brokerPort: number;
	logLevel: 'debug' | 'info';
	/** What this n8n is told besides, such as to run in queue mode. */
	environment?: Record<string, string>;
}

/** Switches off what would leave this machine: telemetry, news, templates, licence renewal, package lists. */
const nothingLeavesThisMachine = {
	N8N_DIAGNOSTICS_ENABLED: 'false',
	N8N_VERSION_NOTIFICATIONS_ENABLED: 'false',
	N8N_VERSION_NOTIFICATIONS_WHATS_NEW_ENABLED: 'false',
	N8N_DYNAMIC_BANNERS_ENABLED: 'false',
	N8N_TEMPLATES_ENABLED: 'false',
	N8N_LICENSE_AUTO_RENEW_ENABLED: 'false',
	N8N_VERIFIED_PACKAGES_ENABLED: 'false',
	...withoutModule('mcp-registry'),
};

/**
 * That module asks n8n's site for a list of MCP servers at every start; the only call left, found with strace. An n8n
 * that is told of a module that it does not have does not start.
 */
function withoutModule(name: string): NodeJS.ProcessEnv {
	const isThere = existsSync(join(n8nFolder, 'node_modules/n8n/dist/modules', name));
	return isThere ? { N8N_DISABLED_MODULES: name } : {};
}

const nobodyIsAskedAnything = {
	N8N_PERSONALIZATION_ENABLED: 'false',
	N8N_HIRING_BANNER_ENABLED: 'false',
	N8N_HIDE_USAGE_PAGE: 'true',
};

/**
 * The whole environment of an n8n process. Of the caller's own only PATH, locale and time zone get through, so
 * that no setting or secret of the machine changes what is tested.
 */
export function n8nEnvironment(settings: N8nSettings, node: NodeRuntime): NodeJS.ProcessEnv {
	// The session cookie has to survive the way back from the consent page, which only happens for the name.
	const url = `http://localhost:${settings.port}/`;
	return {
		PATH: [node.binFolder, process.env.PATH].join(delimiter),
		HOME: settings.userFolder,
		TMPDIR: temporaryFolder(settings),
		LANG: process.env.LANG,
		TZ: process.env.TZ,
		GENERIC_TIMEZONE: 'Europe/Amsterdam',
		N8N_USER_FOLDER: settings.userFolder,
		N8N_PORT: String(settings.port),
		N8N_LISTEN_ADDRESS: '127.0.0.1',
		N8N_EDITOR_BASE_URL: url,
		WEBHOOK_URL: url,
		N8N_SECURE_COOKIE: 'false',
		N8N_RUNNERS_BROKER_PORT: String(settings.brokerPort),
		N8N_PYTHON_ENABLED: 'false',
		N8N_LOG_LEVEL: settings.logLevel,
		NO_COLOR: '1',
		...nothingLeavesThisMachine,
		...nobodyIsAskedAnything,
		...settings.environment,
	};
}

/** n8n's scratch folder; the caller has to create it. */
export function temporaryFolder(settings: Pick<N8nSettings, 'userFolder'>): string {
	return join(settings.userFolder, 'tmp');
}
