import { loadFacts } from '../../store/load-facts';
import { type Draft, activities, interoperability, quality, rate, share, strata, yes } from '../golden/bodies';
import { openPractice } from '../support/life';
import { Story } from '../support/story';
import { previewsIn, vendorFile } from '../support/vendor-file';

let story: Story;

beforeAll(async () => {
  story = await Story.begin('2019-03-01T12:00:00Z', 2019);
}, 300_000);

afterAll(() => story.end());

/** Above the threshold in patients alone: 20,000 dollars, 300 patients, 50 services in each segment. */
const mayOptIn = {
  segments: ([1, 2] as const).map((segment) => ({
    segment,
    allowedCents: 2_000_000,
    patients: 300,
    services: 50,
    billed: true,
  })),
};

const endToEnd = (measurement: ReturnType<typeof strata>) => ({
  ...measurement,
  value: { ...(measurement.value as { strata: [] }), isEndToEndReported: true },
});

/*
 * A practice of two, small by its size; rows of 2019.
 *   236 registry 80% = 7.4069, the outcome slot; 318 eCQM 90% = 9.1851; 134 eCQM 50% = 7.5299;
 *   117 registry 100% capped = 7; 130 registry 99.6% = 6.1837; 305 eCQM 1% = 5.9143: 43.2199
 *   high priority: 318, 130, 305 = 3 (cap 6); end to end: 318, 134, 305 = 3 (cap 6); small practice 6
 *   55.2199 of 60 = 92.033167%; without cost the weights are 60, 0, 15, 25: 55.2199
 *   activities: one high-weighted counts double: 40 of 40 = 15
 *   PI: EP_1 72/100 = 7, PDMP 5, opioid agreement 5, HIE_1 40/100 of 40 = 16, PEA 70/80 of 40 = 35, two registries 10
 *     = 78, times 0.25 = 19.5
 *   89.7199; complex patients 1.2 + 5 * 0.3 = 2.7: 92.4199
 */
const sets: Draft[] = [
  quality('registry', rate('236', 160, 200), rate('130', 498, 500), rate('117', 50, 50)),
  quality(
    'electronicHealthRecord',
    rate('318', 90, 100, true),
    rate('134', 50, 100, true),
    endToEnd(strata('305', ['14DaysOfDiagnosis', 1, 200], ['30DaysOfVisit', 3, 200])),
  ),
  activities('IA_EPA_1'),
  interoperability(
    'pi',
    yes('PI_PPHI_1'),
    yes('PI_INFBLO_1'),
    yes('PI_ONCDIR_1'),
    share('PI_EP_1', 72, 100),
    yes('PI_EP_2'),
    share('PI_EP_3', 10, 10),
    share('PI_HIE_1', 40, 100),
    yes('PI_LVITC_2'),
    share('PI_PEA_1', 70, 80),
    yes('PI_PHCDRR_1'),
    yes('PI_PHCDRR_2'),
  ),
];

describe('performance year 2019 on the official calendar', () => {
  it('takes data once the group has opted in, adds every bonus, and knows no final percent without the second factor', async () => {
    const practice = await openPractice(story.service.test, story.calendarName, 1, [mayOptIn, mayOptIn], 2019);
    const { entityKey, tin } = practice;
    await story.send(entityKey, 'start', {});
    await story.release(entityKey, 'eligibility-preliminary');
    await story.release(entityKey, 'eligibility-final');
    await story.reaches(entityKey, (year) => year.state?.eligibility?.run === 'final');

    await story.passUntil('2020-01-02T07:30:00Z');
    await story.reaches(entityKey, (year) => year.phase === 'submission');
    const file = vendorFile(2019, tin, sets);
    expect((await story.send(entityKey, 'submission', file)).codes).toEqual(['OPT_IN_REQUIRED']);
    expect((await story.send(entityKey, 'optIn', { decision: 'optIn' })).answer?.status).toBe(201);
    expect(previewsIn((await story.send(entityKey, 'submission', file)).answer)).toEqual({ mips: 89.72 });

    const lines = ['tin,name,value', `${tin},hcc,1.2`, `${tin},dualProportion,0.3`];
    const { runtime } = story.service.test;
    const options = { kind: 'complexPatient', performanceYear: 2019, calendarName: story.calendarName } as const;
    await loadFacts(runtime.database, runtime.keyring, [`${lines.join('\n')}\n`], options);
    await story.send(entityKey, 'facts', { kind: 'complexPatient', batchRef: 'hcc-2020', rows: 2 });
    expect((await story.year(entityKey)).scores?.preliminary).toMatchObject([{ unitRef: 'group', total: 92.42 }]);

    // The window stayed open to 30 April 2020, 20:00 in New York.
    await story.passUntil('2020-05-01T03:00:00Z');
    await story.reaches(entityKey, (year) => year.phase === 'scoring');
    await story.passUntil('2020-08-05T12:00:00Z');
    await story.release(entityKey, 'scores');
    await story.reaches(entityKey, (year) => year.phase === 'review');
    await story.releaseAdjustments(entityKey, { factor: '0.1', synthetic: true });
    await story.reaches(entityKey, (year) => year.scores?.adjustments.length === 2);
    const { scores } = await story.year(entityKey);
    expect(scores?.final).toMatchObject([{ unitRef: 'group', option: 'mips', finalScore: 92.42 }]);
    expect(scores?.assigned.map(({ finalScore }) => finalScore)).toEqual([92.42, 92.42]);
    // 7 * (92.42 - 30)/70 = 6.242; 0.5 + 9.5 * (92.42 - 75)/25 = 7.1196; its factor was not released
    for (const adjustment of scores!.adjustments)
      expect(adjustment).toMatchObject({
        basePercent: '6.2420',
        additionalBasePercent: '7.1196',
        scalingFactor: '0.1',
        additionalScalingFactor: null,
        finalPercent: null,
      });
  }, 240_000);
});
