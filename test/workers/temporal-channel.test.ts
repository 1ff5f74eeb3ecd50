import { NativeConnection } from '@temporalio/worker';
import { isHealthy } from '../../tools/parts/temporal-client';
import { isLoopback, temporalChannel } from '../../workers/temporal-channel';
import { addressOf, createTestRuntime } from '../support/test-runtime';

describe('isLoopback', () => {
  it.each(['127.0.0.1:7233', '127.1.2.3:1', 'localhost:7233', 'LOCALHOST:7233', 'a.localhost:1', '[::1]:7233', '::1'])(
    'knows %s as this machine',
    (address) => expect(isLoopback(address)).toBe(true),
  );

  it.each(['temporal.example:7233', '10.0.0.1:7233', '127.0.0.1.example:7233', 'localhost.example:1', '[::2]:7233'])(
    'knows %s as another',
    (address) => expect(isLoopback(address)).toBe(false),
  );
});

describe('temporalChannel', () => {
  it('leaves the proxy of the environment to addresses elsewhere', () => {
    expect(temporalChannel('temporal.example:7233')).toEqual({ address: 'temporal.example:7233' });
  });
});

describe('while the environment names a proxy that nobody keeps', () => {
  const names = ['http_proxy', 'https_proxy', 'grpc_proxy', 'HTTP_PROXY', 'HTTPS_PROXY', 'no_proxy', 'NO_PROXY'];
  const before = names.map((name) => [name, process.env[name]] as const);

  beforeAll(() => {
    // Port 1 is reserved: nothing listens there.
    for (const name of names) process.env[name] = 'http://127.0.0.1:1';
    delete process.env['no_proxy'];
    delete process.env['NO_PROXY'];
  });
  afterAll(() => {
    for (const [name, value] of before)
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
  });

  it('a client of Temporal on this machine reaches it', async () => {
    const test = await createTestRuntime();
    const { capabilities } = await test.client.workflowService.getSystemInfo({});
    expect(capabilities).toBeDefined();
    await test.dispose();
  }, 60_000);

  it('so do the check of a started server and the connection of a worker', async () => {
    const address = addressOf('TEMPORAL_ADDRESS');
    await isHealthy(address);
    const connection = await NativeConnection.connect({ address });
    await connection.close();
  }, 60_000);
});
