import type { DataConverter } from '@temporalio/common';
import type { Keyring } from './keyring';
import { EncryptingCodec } from './payload-codec';

/** The converter that client and worker must share. */
export function encryptedDataConverter(keyring: Keyring): DataConverter {
  return {
    failureConverterPath: require.resolve('./failure-converter'),
    payloadCodecs: [new EncryptingCodec(keyring)],
  };
}
