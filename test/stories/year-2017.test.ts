import { latestAdjustments } from '../../store/assignments';
import { activities, interoperability, quality, rate, share, yes } from '../golden/bodies';
import { openPractice } from '../support/life';
import { Story } from '../support/story';
import { previewsIn, vendorFile } from '../support/vendor-file';

let story: Story;

beforeAll(async () => {
  story = await Story.begin('2017-03-01T12:00:00Z', 2017);
}, 300_000);

afterAll(() => story.end());

/*
 * A practice of two physicians, small by its size.
 *   quality by registry (rows of 2015): 001 inverse 25% = 7.6957, 236 75% = 7.6037, 130 100% = 10, 047 95% = 7.8285,
 *     112 60% = 7.5726, 134 40% = 6.4047; 47.1052; beside the outcome slot 236 +2, 130 and 047 +1 = 4;
 *     51.1052 of 60 = 85.175333%, times 0.6 = 51.1052
 *   activities: one high-weighted counts double in a small practice, 40 of 40 = 15
 *   advancing care information: base 50, PEA_1 45/50 = 9, HIE_1 12/60 = 2, HIE_2 31/100: 3.1 up = 4, immunization 10,
 *     another registry 5 = 80, times 0.25 = 20
 *   51.1052 + 15 + 20 = 86.1052
 */
const sets = [
  quality(
    'registry',
    rate('001', 25, 100),
    rate('236', 75, 100),
    rate('130', 80, 80),
    rate('047', 95, 100),
    rate('112', 60, 100),
    rate('134', 40, 100),
  ),
  activities('IA_EPA_1'),
  {
    ...interoperability(
      'aci',
      yes('ACI_INFBLO_1'),
      yes('ACI_ONCDIR_1'),
      yes('ACI_PPHI_1'),
      share('ACI_EP_1', 1, 90),
      share('ACI_PEA_1', 45, 50),
      share('ACI_HIE_1', 12, 60),
      share('ACI_HIE_2', 31, 100),
      yes('ACI_PHCDRR_1'),
      yes('ACI_PHCDRR_2'),
    ),
    cehrtId: '0014EFIXTURE001',
  },
];

describe('performance year 2017 on the official calendar', () => {
  it('scores advancing care information, knows no opt-in, and adjusts exceptional performance by its own factor', async () => {
    const { entityKey, tin } = await openPractice(story.service.test, story.calendarName, 1, [{}, {}], 2017);
    expect((await story.send(entityKey, 'start', {})).answer?.status).toBe(201);
    await story.release(entityKey, 'eligibility-preliminary');
    await story.reaches(entityKey, (year) => year.state?.eligibility !== undefined);
    const election = await story.send(entityKey, 'optIn', { decision: 'optIn' });
    expect(election).toMatchObject({ status: 'refused', codes: ['NOT_ELIGIBLE'] });
    expect(JSON.stringify(election.answer?.body)).toContain('no opt-in');

    // The window opened on 2 January 2018, with wake-ups spread over two hours, and closed on 3 April, three days late.
    await story.passUntil('2017-12-20T00:00:00Z');
    await story.release(entityKey, 'eligibility-final');
    await story.passUntil('2018-01-02T07:30:00Z');
    await story.reaches(entityKey, (year) => year.phase === 'submission');
    const submitted = await story.send(entityKey, 'submission', vendorFile(2017, tin, sets));
    expect(submitted.answer?.status).toBe(201);
    expect(previewsIn(submitted.answer)).toEqual({ mips: 86.11 });
    const { sets: told } = (await story.year(entityKey)).state!;
    expect(told.map(({ category }) => category).sort()).toEqual(['ia', 'pi', 'quality']);

    await story.passUntil('2018-04-04T03:00:00Z');
    await story.reaches(entityKey, (year) => year.phase === 'scoring');
    await story.passUntil('2018-06-29T12:00:00Z');
    await story.release(entityKey, 'scores');
    await story.reaches(entityKey, (year) => year.phase === 'review');
    // 60 days would end on 28 August; CMS extended the review to 15 October, 20:00 in New York.
    expect((await story.year(entityKey)).state?.reviewWindow?.closesAt).toBe('2018-10-16T00:00:00.000Z');

    await story.releaseAdjustments(entityKey, { factor: '0.1', additionalFactor: '0.2', synthetic: true });
    await story.reaches(entityKey, (year) => year.scores?.adjustments.length === 2);
    const { scores } = await story.year(entityKey);
    expect(scores?.assigned.map(({ finalScore, winner }) => [finalScore, winner])).toEqual(
      Array.from({ length: 2 }, () => [86.11, { unit: 'group', option: 'mips' }]),
    );
    // 4 * (86.11 - 3)/97 = 3.427216; 0.5 + 9.5 * (86.11 - 70)/30 = 5.6015; 0.1 * 3.427216 + 0.2 * 5.6015 = 1.463022
    const percent = { basePercent: '3.4272', additionalBasePercent: '5.6015', finalPercent: '1.46' };
    for (const adjustment of (await latestAdjustments(story.database, entityKey)).values())
      expect(adjustment).toMatchObject({ ...percent, scalingFactor: '0.1', additionalScalingFactor: '0.2' });
    for (const adjustment of scores!.adjustments)
      expect(adjustment).toMatchObject({ ...percent, paymentYear: 2019, additionalScalingFactor: '0.2' });

    await story.passUntil('2018-10-16T12:00:00Z');
    await story.reaches(entityKey, (year) => year.state?.reviewWindow?.state === 'closed');
    await story.passUntil('2020-01-02T00:00:00Z');
    await story.reaches(entityKey, (year) => year.phase === 'closed');
  }, 240_000);
});
