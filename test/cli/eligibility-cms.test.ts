import { eligibilityCommand } from '../../cli/commands/eligibility';
import type { Determination } from '../../eligibility/determination';
import { temporaryFolder } from '../support/temporary-folder';
import { runCommand } from './run-command';

const folder = temporaryFolder('eligibility-cms');

const above = { allowedCharges: 120000, patients: 300, services: 400 };
const person = (npi: string, rest: object = {}) => ({
  npi,
  clinicianType: 'physician',
  segments: [1, 2].map((segment) => ({ segment, ...above })),
  ...rest,
});
/** Two NPIs above every element of 2024; the second is newly enrolled, or what else is said of it. */
const factsOf = (second: object = { newlyEnrolled: true }) => ({
  kind: 'practice',
  tin: '000111111',
  clinicians: [person('0111111114'), person('0222222222', second)],
});
const ofPractice = (npi: string, organization: object, told: object = {}) => ({
  npi,
  ...told,
  organizations: [{ TIN: '000111111', ...organization }],
});

interface Compared {
  determination: Determination;
  differences: { unitRef: string; field: string; cms: string | null; computed: string | null }[];
}

async function compared(cms: unknown, facts: object = factsOf()) {
  const args = [folder.write('facts.json', facts), '--year', '2024', '--cms', folder.write('cms.json', cms)];
  const { out: words } = await runCommand(eligibilityCommand(), args);
  const { out } = await runCommand(eligibilityCommand(), [...args, '--json']);
  const [{ determination, differences }] = (JSON.parse(out) as { determinations: [Compared] }).determinations;
  return {
    words,
    warnings: determination.warnings.filter(({ code }) => code === 'CMS_FLAGS_DISAGREE'),
    differences: differences.map(
      ({ unitRef, field, ...each }) => `${unitRef} ${field}: ${each.cms} / ${each.computed}`,
    ),
  };
}

describe('qpp eligibility --cms on a document that contradicts itself', () => {
  const low = { isEligible: { individual: true }, lowVolumeSwitch: true };

  it('tells volume and reason of a clinician as the document has them, and warns', async () => {
    const cms = ofPractice('0111111114', { individualScenario: low }, { newlyEnrolled: true });
    const { differences, warnings, words } = await compared(cms);
    expect(differences).toEqual([
      'individual:NPI-******1114 reasons: NEWLY_ENROLLED / ',
      'individual:NPI-******1114 lowVolume: below / above',
    ]);
    expect(warnings).toMatchObject([{ clinicianRef: 'NPI-******1114' }]);
    expect(words).toMatch(/warning on NPI-\*{6}1114: CMS's document calls the clinician eligible.*CMS_FLAGS_DISAGREE/);
    expect(words).not.toContain('CMS says the same');
  });

  it('tells the volume of a group likewise', async () => {
    const groupScenario = { isEligible: { group: true }, lowVolumeSwitch: true };
    const { differences, warnings, words } = await compared(ofPractice('0111111114', { groupScenario }));
    expect(differences).toEqual(['group lowVolume: below / above']);
    expect(warnings).toHaveLength(1);
    expect(words).toMatch(/warning: CMS's document calls the group eligible.*CMS_FLAGS_DISAGREE/);
  });

  it('holds the volume of each TIN of a virtual group for itself', async () => {
    const one = { tin: '000111111', clinicians: [person('0111111114')] };
    const facts = {
      kind: 'virtualGroup',
      virtualGroup: 'VG-1',
      electedOn: '2023-12-31',
      practices: [one, { ...one, tin: '000222222' }],
    };
    const individual = { isEligible: { individual: true }, lowVolumeSwitch: false };
    const organizations = [
      { TIN: '000111111', individualScenario: individual },
      { TIN: '000222222', individualScenario: low },
    ];
    const { differences, warnings } = await compared({ npi: '0111111114', organizations }, facts);
    expect(differences).toEqual(['individual:NPI-******1114@TIN-*****2222 lowVolume: below / above']);
    expect(warnings).toMatchObject([{ clinicianRef: 'NPI-******1114', practiceRef: 'TIN-*****2222' }]);
  });

  it('gives no warning on a document that agrees with itself', async () => {
    const individualScenario = { ...low, lowVolumeSwitch: false };
    const { differences, warnings, words } = await compared(ofPractice('0111111114', { individualScenario }));
    expect([differences, warnings]).toEqual([[], []]);
    expect(words).toContain('  CMS says the same.\n');
  });
});

describe('qpp eligibility --cms on a document that excludes and says not why', () => {
  const individualScenario = { isEligible: { individual: false } };

  it('leaves the reason open', async () => {
    const { differences } = await compared(ofPractice('0111111114', { individualScenario }));
    expect(differences).toEqual([
      'individual:NPI-******1114 status: excluded / required',
      'individual:NPI-******1114 eligible: false / true',
    ]);
    expect((await compared(ofPractice('0222222222', { individualScenario }))).differences).toEqual([]);
  });

  it.each([
    ['NEWLY_ENROLLED', { newlyEnrolled: true }, { newlyEnrolled: false }],
    ['INELIGIBLE_TYPE', { clinicianType: 'other' }, { amsMipsEligibleClinician: true }],
  ])('is another word than %s where the document denies that', async (code, second, told) => {
    const cms = ofPractice('0222222222', { individualScenario }, told);
    const { differences } = await compared(cms, factsOf(second));
    expect(differences).toEqual([`individual:NPI-******2222 reasons: EXCLUDED_BY_CMS / ${code}`]);
  });
});
