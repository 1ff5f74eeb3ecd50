import { type Draft, activities, interoperabilityOf82, quality, rate, strata } from '../golden/bodies';
import { openPractice } from '../support/life';
import { Story } from '../support/story';
import { previewsIn, vendorFile } from '../support/vendor-file';

let story: Story;

beforeAll(async () => {
  story = await Story.begin('2026-01-10T12:00:00Z', 2025);
}, 300_000);

afterAll(() => story.end());

const withId = (set: Draft): Draft => ({ ...set, cehrtId: '0015CFIXTURE001' });
const of = (programName: string, sets: Draft[]) => sets.map((set) => ({ ...set, programName }));

/*
 * Traditional, a group of sixteen, rows of 2025:
 *   236 registry, flat, 72% = 8.2; 250 registry 97% = 7.5; 406 registry inverse 3% = 7.5; 318 eCQM 90% = 7.4849;
 *   130 registry 100% capped = 7; 226 eCQM 75% = 6.5513: 44.2362 of 60 = 73.727%; no cost: 55, 0, 15, 30
 *   73.727 * 0.55 = 40.54985; one activity of two: 7.5; PI 82 * 0.3 = 24.6; 72.64985
 */
const traditional = of('mips', [
  quality('registry', rate('236', 72, 100), rate('250', 97, 100), rate('406', 3, 100), rate('130', 60, 60)),
  withId(
    quality(
      'electronicHealthRecord',
      rate('318', 90, 100),
      strata('226', ['reporting', 10, 100], ['performance', 75, 100], ['combinedPopulations', 1, 100]),
    ),
  ),
  activities('IA_EPA_2'),
  interoperabilityOf82,
]);

/*
 * APP Plus by eCQM, rows of 2025: 001 inverse 25% = 7.5619, 112 70% = 7.3456, 134 60% = 7.1423, 236 72% = 7.0178; the
 * survey was not made, 0; nobody has computed 479, which is left out: 29.0676 of 50 = 58.1352%
 *   58.1352 * 0.5 = 29.0676; activities are given, 20; PI 82 * 0.3 = 24.6; 73.6676
 */
const pathway = of('appPlus', [
  withId(
    quality(
      'electronicHealthRecord',
      rate('001', 25, 100),
      rate('112', 70, 100),
      rate('134', 60, 100),
      rate('236', 72, 100),
    ),
  ),
  interoperabilityOf82,
]);

describe('a group of 2025 that reports traditional MIPS and APP Plus', () => {
  it('is scored under both, and its clinicians get the higher score', async () => {
    const sixteen = Array.from({ length: 16 }, () => ({}));
    const { entityKey, tin } = await openPractice(story.service.test, story.calendarName, 1, sixteen, 2025);
    await story.send(entityKey, 'start', {});
    await story.release(entityKey, 'eligibility-final');
    await story.reaches(entityKey, (year) => year.state?.eligibility?.run === 'final');
    const first = await story.send(entityKey, 'submission', vendorFile(2025, tin, traditional));
    expect(previewsIn(first.answer)).toEqual({ mips: 72.65 });
    const second = await story.send(entityKey, 'submission', vendorFile(2025, tin, pathway));
    expect(previewsIn(second.answer)).toEqual({ mips: 72.65, appPlus: 73.67 });

    await story.passUntil('2026-04-01T03:00:00Z');
    await story.reaches(entityKey, (year) => year.phase === 'scoring');
    await story.release(entityKey, 'scores');
    await story.reaches(entityKey, (year) => year.phase === 'review');
    const { scores } = await story.year(entityKey);
    expect(scores?.final.map(({ option, finalScore }) => [option, finalScore])).toEqual([
      ['appPlus', 73.67],
      ['mips', 72.65],
    ]);
    expect(scores?.assigned).toHaveLength(16);
    for (const { finalScore, winner } of scores!.assigned)
      expect([finalScore, winner]).toEqual([73.67, { unit: 'group', option: 'appPlus' }]);

    await story.release(entityKey, 'adjustments');
    await story.reaches(entityKey, (year) => year.scores?.adjustments.length === 16);
    // 9 * (75 - 73.67)/75 = 0.1596 below zero; no factor scales a negative adjustment, and no year after 2022 adds one
    const [adjustment] = (await story.year(entityKey)).scores!.adjustments;
    expect(adjustment).toMatchObject({ basePercent: '-0.1596', finalPercent: '-0.16', scalingFactor: null });
    expect(adjustment).not.toHaveProperty('additionalBasePercent');
  }, 240_000);
});
