import type { Progress } from '../host/progress';
import type { SearchAttributeType } from '@temporalio/common';
import type { Loss, Restart } from './keep';

/** Ports that are taken when they are free; else the next free ones. */
export const WANTED_PORTS = { temporal: 7233, temporalUi: 8233, kafka: 9092, postgres: 5432 } as const;

/** What a stack consists of and where it stands. Parts left out of the three flags are started. */
export interface StackOptions {
  /** Folder of all data and logs; a later stack on the same folder goes on with them. */
  dir: string;
  temporal?: boolean;
  kafka?: boolean;
  postgres?: boolean;
  /** Start servers of our own even where the environment names running ones: for tests that kill them. */
  own?: boolean;
  /** Ports that must be these; one that is in use is an error. Others are chosen: see {@link WANTED_PORTS}. */
  ports?: Partial<Record<keyof typeof WANTED_PORTS, number>>;
  /** Custom search attributes by name, for example `{ QppPhase: 'KEYWORD' }`. */
  searchAttributes?: Readonly<Record<string, SearchAttributeType>>;
  /** Temporal server settings by key, values as JSON. */
  dynamicConfig?: Readonly<Record<string, string>>;
  /** Where the Temporal UI asks for payloads to be decoded. */
  uiCodecEndpoint?: string;
  /** Database that is created when absent; `qpp` unless told. */
  database?: string;
  /** Start a part again when it ends unasked. */
  supervise?: boolean;
  onRestart?: (restart: Restart) => void;
  /** A part ended unasked and is not coming back. */
  onExit?: (loss: Loss) => void;
  /** Receives plain lines of progress; standard error unless told. */
  progress?: Progress;
}
