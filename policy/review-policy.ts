/** Targeted review. */
export interface ReviewPolicy {
  whoMayRequest: readonly string[];
  grounds: readonly string[];
  notReviewable: readonly string[];
  denialReasons: readonly string[];
  /** Days a practice has to send documents; null when nobody knows. */
  documentResponseDays: number | null;
  window: { opens: string; closes: string };
}
