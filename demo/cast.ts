import type { YearCatalogue } from '../catalogue/year-catalogue';
import { syntheticNpi, syntheticSubgroup, syntheticTin } from './identifiers';
import { chooseMeasures, type MeasureChoice } from './measure-choice';
import { storiesFor } from './stories';
import type { Played, Story } from './story';
import { WireSets } from './wire-sets';

/** A story with the TIN that plays it. */
export interface Cast {
  story: Story;
  played: Played;
}

/** Room for the clinicians of one practice among the numbers. */
const NPIS_A_TIN = 100;

/**
 * Gives each story its TIN and NPIs. `firstTin` differs from run to run on one store, where a year can be lived once only.
 * @throws CommandError when the year lacks the measures that the stories report
 */
export function castStories(
  catalogue: YearCatalogue,
  options: { count: number; firstTin: number; calendarName: string },
): { cast: Cast[]; choice: MeasureChoice } {
  const choice = chooseMeasures(catalogue);
  const { performanceYear } = catalogue;
  const sets = new WireSets(performanceYear, choice);
  const cast = storiesFor(options.count).map((story, index) => {
    const number = options.firstTin + index;
    const npis = story.practice.clinicians.map((_, place) => syntheticNpi(number * NPIS_A_TIN + place));
    const played: Played = {
      tin: syntheticTin(number),
      npis,
      subgroupId: syntheticSubgroup(number),
      performanceYear,
      calendarName: options.calendarName,
      entityKey: '',
      reviewRef: '',
      sets,
    };
    return { story, played };
  });
  return { cast, choice };
}
