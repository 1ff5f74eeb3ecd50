import type { PromotingInteroperabilityPolicy } from '../../policy/pi-policy';
import type { YearCatalogue } from '../../catalogue/year-catalogue';
import type { MeasurementSet, MeasurementValue, ProportionValue } from '../score-input';

type ExclusionLinks = PromotingInteroperabilityPolicy['exclusionLinks'];

/**
 * What one PI set says, looked up by measure. Which ids are exclusions of a measure is the catalogue's to say, and the
 * policy's where the year's catalogue lists exclusions without linking them.
 */
export class PiAnswers {
  private readonly values = new Map<string, MeasurementValue>();

  constructor(
    set: MeasurementSet,
    private readonly catalogue: YearCatalogue,
    private readonly exclusionLinks: ExclusionLinks,
  ) {
    for (const { measureId, value } of set.measurements) this.values.set(measureId, value);
  }

  isReported(measureId: string): boolean {
    return this.values.has(measureId);
  }

  isYes(measureId: string): boolean {
    return this.values.get(measureId) === true;
  }

  /** Those of the measures that are answered yes, in the order given. */
  yesAmong(measureIds: readonly string[]): string[] {
    const found: string[] = [];
    for (const measureId of measureIds) if (this.isYes(measureId)) found.push(measureId);
    return found;
  }

  isAnyReported(measureIds: readonly string[]): boolean {
    for (const measureId of measureIds) if (this.isReported(measureId)) return true;
    return false;
  }

  /** The rate as sent, whatever its counts. */
  proportion(measureId: string): ProportionValue | undefined {
    const value = this.values.get(measureId);
    return typeof value === 'object' && 'denominator' in value ? value : undefined;
  }

  /** A rate with a numerator of at least one; undefined otherwise. */
  rate(measureId: string): ProportionValue | undefined {
    const value = this.proportion(measureId);
    return value !== undefined && value.numerator >= 1 && value.denominator > 0 ? value : undefined;
  }

  /** Reported, or excused by an exclusion. */
  isGiven(measureId: string): boolean {
    return this.isReported(measureId) || this.isExcluded(measureId);
  }

  /** Not reported, and one of the measure's exclusions claimed. */
  isExcluded(measureId: string): boolean {
    if (this.values.has(measureId)) return false;
    const measure = this.catalogue.measure(measureId);
    const isPi = measure?.category === 'pi' || measure?.category === 'aci';
    const isExcused = isPi && this.yesAmong(measure.exclusion).length > 0;
    return isExcused || this.yesAmong(this.exclusionLinks[measureId] ?? []).length > 0;
  }
}
