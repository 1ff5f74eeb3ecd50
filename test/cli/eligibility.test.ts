import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { eligibilityCommand } from '../../cli/commands/eligibility';
import { runCommand } from './run-command';
