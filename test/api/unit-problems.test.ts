import { registrationCommand, reviewDecisionCommand } from '../../schemas/commands';
import { loadCatalogue } from '../../catalogue/load';
import { parseCommand } from '../../api/body-problems';
import type { Refusal } from '../../api/refusal';
import { populationHealthMeasures } from '../../api/routes/registrations';
import { identifierProblems, npiProblems } from '../../api/unit-problems';
import { badCheckDigitNpi, goodNpi } from '../validation/fixtures/bodies';

describe('npiProblems', () => {
  it('finds each NPI with a wrong check digit, one or many, in production', () => {
    const body = {
      nationalProviderIdentifier: badCheckDigitNpi,
      nationalProviderIdentifiers: [goodNpi, badCheckDigitNpi],
    };
    expect(npiProblems(body, 'production').map(({ path }) => path)).toEqual([
      '$.nationalProviderIdentifier',
      '$.nationalProviderIdentifiers[1]',
    ]);
  });

  it('refuses nobody for it in preview, and leaves what is no NPI at all to the schema', () => {
    expect(npiProblems({ nationalProviderIdentifier: badCheckDigitNpi }, 'preview')).toEqual([]);
    expect(npiProblems({ nationalProviderIdentifier: 'x' }, 'production')).toEqual([]);
  });
});

describe('identifierProblems', () => {
  it('asks for what the entity type needs and refuses what it has no use for', () => {
    const rules = { individual: ['nationalProviderIdentifier'], group: [] } as const;
    const found = (body: Record<string, unknown>) =>
      identifierProblems(body, rules, ['nationalProviderIdentifier', 'entityId']).map(
        ({ code, path }) => `${code} ${path}`,
      );
    expect(found({ entityType: 'individual', entityId: 'a' })).toEqual([
      'REQUIRED_FIELD $.nationalProviderIdentifier',
      'IDENTIFIER_NOT_ALLOWED $.entityId',
    ]);
    expect(found({ entityType: 'group' })).toEqual([]);
    expect(found({ entityType: 'toString' })).toEqual([]);
  });
});

describe('parseCommand', () => {
  const problems = (schema: Parameters<typeof parseCommand>[0], body: unknown): string[] => {
    try {
      parseCommand(schema, body, () => []);
      return [];
    } catch (error) {
      return (error as Refusal).answer.body.error.details.map(({ code, path }) => `${code} ${path}`);
    }
  };

  it.each([null, 1, 'text', []])('answers %j as a body of the wrong type', (body) => {
    expect(problems(registrationCommand, body)).toEqual(['INVALID_TYPE $']);
  });

  it('points into lists and says what is missing in them', () => {
    const corrections = [{ kind: 'reweighting' }, { kind: 'other' }, {}];
    expect(problems(reviewDecisionCommand.omit({ reviewRef: true }), { outcome: 'granted', corrections })).toEqual([
      'REQUIRED_FIELD $.corrections[0].category',
      'INVALID_ENUM $.corrections[1].kind',
      'REQUIRED_FIELD $.corrections[2].kind',
    ]);
  });
});

describe('populationHealthMeasures', () => {
  it('are the two claims measures that every MVP of 2024 may choose', () => {
    expect(populationHealthMeasures(loadCatalogue(2024))).toEqual(['479', '484']);
  });

  it('are none in a year without MVPs', () => {
    expect(populationHealthMeasures(loadCatalogue(2022))).toEqual([]);
  });
});
