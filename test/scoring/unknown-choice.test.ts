import { loadCatalogue } from '../../catalogue/load';
import { loadPolicy } from '../../policy/load';
import { factsWithoutEffect, oneMorePoint } from '../../scoring';
import type { UnitFacts } from '../../scoring';
import { facts, input, quality, rate } from './builders';

const option = 'G0055';
const both = [
  { measureId: '479', caseCount: 300, rate: 0.15 },
  { measureId: '484', caseCount: 300, rate: 40 },
];
const unit = (given: Partial<UnitFacts>) =>
  input([quality([rate('236', 72, 100)], 'registry', { programName: option })], {
    option,
    facts: facts({ administrativeClaims: both, clinicianCount: 60, ...given }),
  });
const told = (given: Partial<UnitFacts>): string[] =>
  factsWithoutEffect(unit(given), loadPolicy(2024), loadCatalogue(2024)).map(
    ({ fact, message }) => `${fact}: ${message}`,
  );

describe('population health measures of a pathway of 2024', () => {
  it.each([
    ['no registration', {}],
    ['a registration for another pathway', { registration: { mvpId: 'G0053', populationHealthMeasureId: '484' } }],
    ['a registration that names none', { registration: { mvpId: option } }],
  ])('are not said to be without effect under %s: nobody can tell', (_, given) => {
    expect(told(given).filter((line) => line.startsWith('claims measure'))).toEqual([]);
    const details = JSON.stringify(oneMorePoint(unit(given), loadPolicy(2024), loadCatalogue(2024)));
    expect(details).toContain('it counts only where it was chosen at registration, and the choice is not known');
    expect(details).not.toContain('here 4');
  });

  it('are without effect when the registration names the other', () => {
    expect(told({ registration: { mvpId: option, populationHealthMeasureId: '479' } })).toEqual([
      'claims measure 484: one population health measure counts, here 479',
    ]);
  });
});
