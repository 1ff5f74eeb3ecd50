import type { ConnectionOptions } from '@temporalio/client';

/**
 * Where a client of Temporal connects. A proxy named by the environment (`http_proxy`, `https_proxy`, `grpc_proxy`) is
 * for the way out: this machine's own addresses are reached without it, whether or not `no_proxy` names them.
 */
export function temporalChannel(address: string): Pick<ConnectionOptions, 'address' | 'channelArgs'> {
  return isLoopback(address) ? { address, channelArgs: { 'grpc.enable_http_proxy': 0 } } : { address };
}

/** Whether an address `host:port` is on this machine. */
export function isLoopback(address: string): boolean {
  const host = address.toLowerCase().replace(/(?<!:):\d+$/, '');
  return /^(localhost|.+\.localhost|127(\.\d{1,3}){3}|\[?::1\]?)$/.test(host);
}
