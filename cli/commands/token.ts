import { Command, Option } from 'commander';
import { ROLES, type Role, issueDevelopmentToken } from '../../privacy/development-token';
import { loadKeyring } from '../../privacy/key-file';
import { readConfig } from '../../workers/config';
import { orgArgument, spanArgument, tinArgument } from '../arguments';
import { say } from '../say';

interface TokenOptions {
  org: string;
  role: Role;
  tin?: string[];
  expires: string;
  json?: boolean;
}

/** `qpp token`: a bearer token for development, signed with this installation's key. */
export const tokenCommand = (): Command =>
  new Command('token')
    .description('issue a development token (never in production)')
    .requiredOption('--org <name>', 'the organisation it speaks for', orgArgument)
    .addOption(new Option('--role <role>', 'what it may do').choices([...ROLES]).default('vendor'))
    .option('--tin <tin>', 'a TIN that a practice may see as a whole (repeatable)', tinArgument)
    .option('--expires <span>', 'how long it lasts, for example 2h', spanArgument, '8h')
    .option('--json', 'one JSON document')
    .action(async ({ org, role, tin, expires, json }: TokenOptions) => {
      const { keyFile, environment } = readConfig();
      const claims = { org, roles: [role], ...(tin ? { tins: tin } : {}), expiresIn: expires };
      const token = await issueDevelopmentToken(loadKeyring(keyFile), claims, environment);
      say(json === true ? JSON.stringify({ token, expiresIn: expires }, null, 2) : token);
    });
