/** What `qpp demo` was asked for. */
export interface DemoOptions {
  year: number;
  /** How many TINs play. */
  tins: number;
  /** Length of the whole compressed life. */
  minutes: number;
  /** End after the proof, with its verdict as exit code; stay up otherwise. */
  exit: boolean;
  /** Write the final table here. */
  json?: string;
  /** Keep data and logs here. */
  keep?: string;
}
