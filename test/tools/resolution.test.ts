import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pinnedName } from '../../tools/host/pinned';
import { findProgram } from '../../tools/host/programs';
import { silent } from '../../tools/host/progress';
import * as kafka from '../../tools/parts/kafka';
import { PartMissing } from '../../tools/parts/part';
import * as postgres from '../../tools/parts/postgres';
import * as temporal from '../../tools/parts/temporal';

const before = { ...process.env };
let folder: string;
let bin: string;

/** Puts a program on the test's own PATH that prints one line. */
function install(name: string, prints: string): void {
  writeFileSync(join(bin, name), `#!/bin/sh\necho "${prints}"\n`);
  chmodSync(join(bin, name), 0o755);
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'qpp-resolution-'));
  bin = join(folder, 'bin');
  mkdirSync(bin);
  // Nothing of this machine may be found but what Postgres asks for: who may stand in for root.
  const id = findProgram('id');
  if (id) symlinkSync(id, join(bin, 'id'));
  process.env['PATH'] = bin;
  process.env['QPP_CACHE_DIR'] = join(folder, 'cache');
  delete process.env['JAVA_HOME'];
});

afterEach(() => {
  process.env = { ...before };
  rmSync(folder, { recursive: true });
});

describe('temporal.locate', () => {
  const cached = () => {
    const pins = ['go.mod', 'go.sum'].map((file) => join(__dirname, '../../tools/temporal-cli', file));
    mkdirSync(join(folder, 'cache', pinnedName('temporal', temporal.TEMPORAL_VERSION, pins)), { recursive: true });
  };

  it('prefers an address of the environment to everything else', async () => {
    install('temporal', 'temporal version 1.5.1 (Server 1.29.1, UI 2.42.1)');
    const found = await temporal.locate({ TEMPORAL_ADDRESS: 'temporal.example:7233' });
    expect(found).toMatchObject({ source: 'environment', where: 'temporal.example:7233' });
  });

  it('prefers a supported program on PATH to the cache', async () => {
    cached();
    install('temporal', 'temporal version 1.6.0 (Server 1.30.0, UI 2.43.0)');
    expect(await temporal.locate({})).toMatchObject({ source: 'PATH', version: '1.6.0' });
  });

  it('passes over a program on PATH that is too old or too new', async () => {
    cached();
    install('temporal', 'temporal version 1.0.0 (Server 1.24.2, UI 2.28.0)');
    expect(await temporal.locate({})).toMatchObject({ source: 'cache' });
    install('temporal', 'temporal version 2.0.0 (Server 2.0.0, UI 3.0.0)');
    expect(await temporal.locate({})).toMatchObject({ source: 'cache' });
  });

  it('finds nothing where there is nothing', async () => {
    expect(await temporal.locate({})).toBeUndefined();
  });
});

describe('temporal.provision', () => {
  it('says what is missing, what for, and the ways to get it when there is no Go', async () => {
    const refusal = await temporal.provision(silent, {}).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(PartMissing);
    const { message } = refusal as PartMissing;
    expect(message).toContain('Temporal is missing: no "temporal" command, and no Go to build it with');
    expect(message).toContain('needed for: running the performance years');
    expect(message).toContain('- install Go 1.25 or newer');
    expect(message).toContain('- set TEMPORAL_ADDRESS to a running server');
  });

  it('says what the build said when Go fails, and that trying again goes on', async () => {
    writeFileSync(join(bin, 'go'), '#!/bin/sh\necho "dial tcp: lookup failed" >&2\nexit 1\n');
    chmodSync(join(bin, 'go'), 0o755);
    const attempt = temporal.provision(silent, {});
    await expect(attempt).rejects.toThrow('dial tcp: lookup failed');
    await expect(attempt).rejects.toThrow('what was fetched and compiled is kept');
  });
});

describe('kafka.provision', () => {
  it('needs Java to run any broker', async () => {
    install('kafka-server-start.sh', 'unused');
    expect(await kafka.locate({})).toBeUndefined();
    await expect(kafka.provision(silent, {})).rejects.toThrow('no Java 17 or newer to run it on');
  });

  it('passes over a Java that is too old', async () => {
    install('java', 'openjdk version \\"11.0.2\\" 2019-01-15');
    await expect(kafka.provision(silent, {})).rejects.toThrow('no Java 17 or newer to run it on');
  });

  it("takes Kafka's own script on PATH before it fetches anything", async () => {
    install('java', 'openjdk version \\"17.0.15\\" 2025-04-15');
    install('kafka-server-start.sh', 'unused');
    expect(await kafka.provision(silent, {})).toMatchObject({
      source: 'PATH',
      where: join(bin, 'kafka-server-start.sh'),
    });
  });

  it('needs Maven when no broker is here', async () => {
    install('java', 'openjdk version \\"17.0.15\\" 2025-04-15');
    await expect(kafka.provision(silent, {})).rejects.toThrow('no Maven to fetch it with');
  });
});

describe('postgres.locate', () => {
  it('prefers the URL of the environment', async () => {
    const where = 'postgres://qpp@db.example/qpp';
    expect(await postgres.locate({ DATABASE_URL: where })).toMatchObject({ source: 'environment', where });
  });

  it('passes over a server on PATH that is older than 15', async () => {
    install('initdb', 'initdb (PostgreSQL) 14.9');
    install('postgres', 'postgres (PostgreSQL) 14.9');
    expect((await postgres.locate({}))?.source).not.toBe('PATH');
  });
});
