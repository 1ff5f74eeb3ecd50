import { submissionSchema } from '../../schemas/submission';
import { counts, groupBody, measurement, piSet, qualitySet, singleRate } from './fixtures/bodies';
import { accepted } from './fixtures/context';

describe('normaliseSubmission', () => {
  it('applies defaults and drops nulls, computed figures and read-only properties', () => {
    const value = { ...singleRate({ eligiblePopulationException: null }), caseCount: 4 };
    const set = qualitySet(2024, { id: 'a', cehrtId: null, measurements: [{ ...measurement('047', value), id: 'b' }] });
    expect(accepted(groupBody(2024, [set], { id: 'c', entityId: null })).submission).toEqual({
      entityType: 'group',
      taxpayerIdentificationNumber: '000300101',
      performanceYear: 2024,
      measurementSets: [
        {
          category: 'quality',
          submissionMethod: 'registry',
          programName: 'mips',
          performanceStart: '2024-01-01',
          performanceEnd: '2024-12-31',
          measurements: [
            {
              measureId: '047',
              value: {
                isEndToEndReported: false,
                performanceMet: 80,
                performanceNotMet: 20,
                eligiblePopulation: 100,
                eligiblePopulationExclusion: 0,
              },
            },
          ],
        },
      ],
    });
  });

  it('writes absent lists as empty ones', () => {
    expect(accepted(groupBody(2024, null)).submission.measurementSets).toEqual([]);
    const set = qualitySet(2024, { measurements: null });
    expect(accepted(groupBody(2024, [set])).submission.measurementSets[0]?.measurements).toEqual([]);
  });

  it('keeps the rate a QCDR states and drops the one computed in a stratum', () => {
    const stratum = (name: string) => ({ stratum: name, ...counts(), performanceRate: 80 });
    const strata = ['examPerformed', 'overall'].map(stratum);
    const value = { isEndToEndReported: false, performanceRate: 64.29, strata };
    const set = qualitySet(2022, { measurements: [measurement('AAD14', value)] });
    const normal = accepted(groupBody(2022, [set])).submission.measurementSets[0]?.measurements[0]?.value;
    expect(normal).toEqual({
      ...value,
      strata: ['examPerformed', 'overall'].map((name) => ({ stratum: name, ...counts() })),
    });
  });

  it('does not touch the body it was given', () => {
    const body = groupBody(2024, [qualitySet(2024, { id: 'a' })]);
    const before = structuredClone(body);
    accepted(body);
    expect(body).toEqual(before);
  });

  it('answers what the wire schemas parse unchanged, and accepts it again without a warning', () => {
    const pi = piSet(2024, [measurement('PI_EP_1', { numerator: 1, denominator: 2 }), measurement('PI_HIE_5', true)]);
    const { submission } = accepted(groupBody(2024, [qualitySet(2024), pi]));
    expect(submissionSchema.parse(submission)).toEqual(submission);
    expect(accepted(submission)).toMatchObject({ submission, warnings: [] });
  });
});
