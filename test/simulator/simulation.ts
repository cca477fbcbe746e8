import { Random } from './data/random';
import { FaultList } from './faults/faultList';
import { AccessTokens, type AccessRights } from './oauth/accessTokens';
import { AppRegistry } from './oauth/apps';
import { RecordStore } from './records/recordStore';
import { RequestLog } from './requestLog';
import { withSettings, type SimulatorSettings } from './settings';

/** Everything the simulator remembers. */
export class Simulation {
	settings: SimulatorSettings;
	readonly log = new RequestLog();
	faults!: FaultList;
	apps!: AppRegistry;
	tokens!: AccessTokens;
	records!: RecordStore;

	constructor(private readonly initialSettings: SimulatorSettings) {
		this.settings = initialSettings;
		this.reset();
	}

	/** Back to the state of the start: settings, records, apps; no faults, no tokens, an empty log. */
	reset(): void {
		this.settings = this.initialSettings;
		const { seed } = this.settings;
		this.log.clear();
		this.faults = new FaultList(new Random(`${seed} faults`));
		this.apps = new AppRegistry(seed);
		this.tokens = new AccessTokens();
		this.records = new RecordStore(() => this.settings);
	}

	/** What a token allows, wherever it was issued; undefined when it is unknown or has expired. */
	rightsOf(token: string): AccessRights | undefined {
		return this.tokens.find(token);
	}

	/** Access and refresh tokens issued since the start or the last reset. */
	issuedTokens(): string[] {
		return this.tokens.issued;
	}

	/** Ends the access tokens of apps at once, and on demand the refresh tokens. */
	expireTokens(_refreshTokens = false): void {
		this.tokens.expire();
	}

	configure(changes: Partial<SimulatorSettings>): void {
		const before = this.settings;
		this.settings = withSettings(before, changes);
		if (this.settings.newestFirst !== before.newestFirst) this.records.reverseAll();
	}
}
