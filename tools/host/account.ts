import { stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { runToEnd } from './programs';

/** An operating system account by its numbers. */
export interface Account {
  name: string;
  uid: number;
  gid: number;
}

/** Accounts that may stand in for root, best first: Postgres refuses to run as root. */
const STAND_INS = ['postgres', 'nobody'];

/** Reads the numbers of an account by its name. */
async function accountOf(name: string): Promise<Account | undefined> {
  const [uid, gid] = await Promise.all([runToEnd('id', ['-u', name]), runToEnd('id', ['-g', name])]);
  if (uid.code !== 0 || gid.code !== 0) return undefined;
  return { name, uid: Number(uid.output.trim()), gid: Number(gid.output.trim()) };
}

/** The account to run a server as that refuses root: `undefined` when we are not root and can run it ourselves. */
export async function standInForRoot(): Promise<Account | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  for (const name of STAND_INS) {
    const account = await accountOf(name);
    if (account && account.uid !== 0) return account;
  }
  return undefined;
}

/** Whether an account can reach a path: every folder on the way lets it pass. No account means ourselves. */
export async function canReach(account: Account | undefined, path: string): Promise<boolean> {
  if (!account) return true;
  for (let folder = dirname(resolve(path)); ; folder = dirname(folder)) {
    const entry = await stat(folder).catch(() => undefined);
    if (entry) {
      const bit = entry.uid === account.uid ? 0o100 : entry.gid === account.gid ? 0o010 : 0o001;
      if ((entry.mode & bit) === 0) return false;
    }
    if (folder === dirname(folder)) return true;
  }
}
