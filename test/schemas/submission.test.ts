import { submissionSchema } from '../../schemas/submission';
import type { Submission } from '../../schemas/submission';
import { nonProportionValue, singleRateValue, valueSchemas } from '../../schemas/submission-values';

const submission: Submission = {
  entityType: 'group',
  taxpayerIdentificationNumber: '000300101',
  nationalProviderIdentifier: null,
  performanceYear: 2024,
  measurementSets: [
    {
      category: 'ia',
      submissionMethod: 'registry',
      performanceStart: '2024-01-01',
      performanceEnd: '2024-12-31',
      measurements: [{ measureId: 'IA_EPA_1', value: true }],
    },
  ],
};

describe('submissionSchema', () => {
  it('reads null as absent', () => {
    expect(submissionSchema.parse(submission).nationalProviderIdentifier).toBeUndefined();
  });

  it('drops what the service writes', () => {
    expect(submissionSchema.parse({ ...submission, id: 'a', createdAt: 'b' })).not.toHaveProperty('id');
  });

  it('refuses a day that does not exist', () => {
    const sets = [{ ...submission.measurementSets?.[0], performanceStart: '2024-02-30' }];
    expect(submissionSchema.safeParse({ ...submission, measurementSets: sets }).success).toBe(false);
  });
});

describe('valueSchemas', () => {
  it('has a schema for each metric type a vendor may write', () => {
    expect(Object.keys(valueSchemas).sort()).toEqual([
      'boolean',
      'multiPerformanceRate',
      'nonProportion',
      'proportion',
      'registryMultiPerformanceRate',
      'registrySinglePerformanceRate',
      'singlePerformanceRate',
    ]);
  });

  it('takes whole counts only', () => {
    const value = { isEndToEndReported: true, performanceMet: 1.5, eligiblePopulation: 2 };
    expect(singleRateValue.safeParse(value).success).toBe(false);
  });

  it('takes a nonProportion rate below zero', () => {
    const value = { isEndToEndReported: true, numerator: -0.3, denominator: 41.5, observationInstances: 40 };
    expect(nonProportionValue.safeParse(value).success).toBe(true);
  });
});
