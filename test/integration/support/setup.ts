import 'reflect-metadata';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

// n8n-core reads these when it is loaded, and would else write into the home folder.
process.env.N8N_USER_FOLDER = mkdtempSync(join(tmpdir(), 'n8n-nodes-routix-'));
process.env.N8N_ENCRYPTION_KEY = 'only for tests';
process.env.N8N_DIAGNOSTICS_ENABLED = 'false';
