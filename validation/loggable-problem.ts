/**
 * Problems as logs and events may hold them.
 */
import type { Problem } from '../schemas/submission-codes';

/** A problem without words: its code and a path that names only properties of the wire format. */
export interface LoggableProblem {
  path: string;
  code: string;
}

/**
 * Strips what the sender made up. The message is dropped, and an unknown property is shown as `[unknown]`, since a
 * property may be named after a patient.
 */
export function loggableProblem({ path, code }: Problem<string>): LoggableProblem {
  if (code !== 'UNKNOWN_FIELD') return { path, code };
  const named = /^(.*?)(?:\.[^.[\]"]*|\["(?:[^"\\]|\\.)*"\])$/su.exec(path);
  return { path: `${named?.[1] ?? '$'}.[unknown]`, code };
}
