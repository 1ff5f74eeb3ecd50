import { figures, interoperabilityOf82, percentOf, quality, qualityOf, rate, scored } from './bodies';
import type { Body } from './bodies';

/*
 * APP Plus of 2025 (001, 112, 134, 236, the survey, 479), an APM Entity by eCQM; published rows:
 *   001 inverse: 25% between 27.54 and 23.02: 7 + 2.54/4.52 = 7.561947                     = 7.5619
 *   112: 70% between 68.22 and 73.37: 7 + 1.78/5.15 = 7.345631                             = 7.3456
 *   134: 60% between 58.11 and 71.39: 7 + 1.89/13.28 = 7.142319                            = 7.1423
 *   236: 72% between 71.94 and 75.31: 7 + 0.06/3.37 = 7.017804                             = 7.0178
 *   CAHPS_1 85 between 84.75 and 85.85: 7.2273; CAHPS_2 94 between 93.91 and 94.2: 6.3103; mean 13.5376/2 = 6.7688
 *   479: 0.15 between 0.1609 and 0.1476: 7 + 0.0109/0.0133 = 7.819549                      = 7.8195
 *   43.6559 of 60 = 72.759833%; one more for each of the four eCQMs: 47.6559 = 79.4265%
 * 79.4265 * 0.5 = 39.71325; 20; 82 * 0.3 = 24.6; 84.31325
 */
const ecqms = quality(
  'electronicHealthRecord',
  rate('001', 25, 100),
  rate('112', 70, 100),
  rate('134', 60, 100),
  rate('236', 72, 100),
);
const facts = {
  clinicianCount: 60,
  isMipsApmParticipant: true,
  cahps: [
    { measureId: 'CAHPS_1', score: 85 },
    { measureId: 'CAHPS_2', score: 94 },
  ],
  administrativeClaims: [{ measureId: '479', caseCount: 400, rate: 0.15 }],
};
const entity: Body = {
  year: 2025,
  unitKind: 'apm',
  option: 'appPlus',
  sets: [ecqms, interoperabilityOf82],
  facts,
};

describe('an APM Entity in APP Plus of 2025', () => {
  it('is 84.31 with a point for each eCQM', () => {
    const score = scored(entity);
    expect(qualityOf(score)).toEqual({ possible: 60, percent: 79.4265, achievement: 72.759833 });
    expect(figures(score)).toMatchObject({
      quality: { weight: 50, contribution: 39.71325 },
      ia: { percent: 100, weight: 20 },
      pi: { percent: 82, weight: 30 },
    });
    expect(score.finalScore).toBe('84.31');
  });

  it('adds no point for an eCQM with too few cases', () => {
    // 112 with 19 cases: 0 points and no adjustment: 36.3103 + 3 = 39.3103 of 60 = 65.517167%
    const few = quality(
      'electronicHealthRecord',
      rate('001', 25, 100),
      rate('112', 13, 19),
      rate('134', 60, 100),
      rate('236', 72, 100),
    );
    expect(percentOf(scored({ ...entity, sets: [few] }), 'quality')).toBe(65.517167);
  });

  it('adds nothing for a group', () => {
    expect(percentOf(scored({ ...entity, unitKind: 'group' }), 'quality')).toBe(72.759833);
  });

  it('leaves 479 out below its 200 cases', () => {
    // 35.8364 + 4 = 39.8364 of 50 = 79.6728%
    const score = scored({
      ...entity,
      facts: { ...facts, administrativeClaims: [{ measureId: '479', caseCount: 199, rate: 0.15 }] },
    });
    expect(qualityOf(score)).toMatchObject({ possible: 50, percent: 79.6728 });
  });

  it('counts the Medicare form of a measure in its place', () => {
    /*
     * 001SSP 15% = 9.5, 112SSP 70.5% = 8.05, 236SSP 72% = 8.2, all flat; 134 registry: 90% between 84.5 and 97.71:
     * 3 + 5.5/13.21 = 3.4164; 29.1664 + 6.7688 + 7.8195 = 43.7547 of 60 = 72.9245%; no eCQM, no adjustment
     */
    const medicare = quality(
      'registry',
      rate('001SSP', 15, 100),
      rate('112SSP', 141, 200),
      rate('236SSP', 72, 100),
      rate('134', 90, 100),
    );
    expect(qualityOf(scored({ ...entity, sets: [medicare] }))).toMatchObject({ possible: 60, percent: 72.9245 });
  });

  it('counts a measure and its Medicare form once, the better one', () => {
    // 001 registry 25% = 8.5 (flat) beside 001SSP 15% = 9.5; the rest as before
    const both = quality(
      'registry',
      rate('001', 25, 100),
      rate('001SSP', 15, 100),
      rate('112SSP', 141, 200),
      rate('236SSP', 72, 100),
      rate('134', 90, 100),
    );
    expect(qualityOf(scored({ ...entity, sets: [both] }))).toMatchObject({ possible: 60, percent: 72.9245 });
  });

  it('is 75/0/25/0 without Promoting Interoperability', () => {
    // 79.4265 * 0.75 = 59.569875; 25; 84.569875
    const score = scored({
      ...entity,
      sets: [ecqms],
      facts: { ...facts, reweighted: [{ category: 'pi', reason: 'eucApplication' }] },
    });
    expect(score.finalScore).toBe('84.57');
  });
});

/*
 * 2026 adds 113 and 484. CMS's claims rows of 2026 are placeholders, so 479 and 484 are never scored.
 *   001SSP inverse: 20% between 22.27 and 18.93; 112SSP, 113SSP flat; 134SSP, 236SSP by their rows
 */
describe('an APM Entity in APP Plus of 2026', () => {
  it('says that the claims measures are not determinable', () => {
    const score = scored({
      year: 2026,
      unitKind: 'apm',
      option: 'appPlus',
      sets: [quality('registry', rate('001SSP', 20, 100), rate('113SSP', 70, 100)), interoperabilityOf82],
      facts: {
        ...facts,
        administrativeClaims: [
          { measureId: '479', caseCount: 400, rate: 0.15 },
          { measureId: '484', caseCount: 90, rate: 35 },
        ],
      },
    });
    expect(score.notDeterminable.length).toBeGreaterThan(0);
    for (const sentence of score.notDeterminable) expect(sentence).toMatch(/^not determinable: /);
  });
});

describe('the APP of 2025', () => {
  it('asks for 484 and not for 112', () => {
    /*
     * As APP Plus without 112, with 484: 35 between 41.78 and 30.13: 7 + 6.78/11.65 = 7.581974 = 7.582.
     * 43.6559 - 7.3456 + 7.582 = 43.8923 of 60; three eCQMs +3: 46.8923 = 78.153833%
     */
    const score = scored({
      ...entity,
      option: 'app1',
      facts: {
        ...facts,
        administrativeClaims: [...facts.administrativeClaims, { measureId: '484', caseCount: 90, rate: 35 }],
      },
    });
    expect(qualityOf(score)).toEqual({ possible: 60, percent: 78.153833, achievement: 73.153833 });
  });
});
