import { unitInput } from '../../activities/scoring/unit-inputs';
import type { Determination } from '../../eligibility/determination';
import type { Registration } from '../../store/registrations';

const subgroup = {
  unitRef: 'subgroup:SG-00000001',
  kind: 'subgroup',
  mvpId: 'G0053',
  clinicianRefs: ['cli_a', 'cli_b'],
} as unknown as Registration;

const material = {
  performanceYear: 2024,
  sets: [],
  facts: [],
  registrations: [subgroup],
  determination: { group: { practiceSize: 40, specialStatuses: [] }, clinicians: [] } as unknown as Determination,
};

describe('unitInput', () => {
  it("gives a subgroup its group's size, since its claims measures are the group's", () => {
    const countOf = (unitRef: string, option: string) =>
      unitInput(material, unitRef as `subgroup:${string}`, option).input.facts.clinicianCount;
    expect(countOf('subgroup:SG-00000001', 'G0053')).toBe(40);
    expect(countOf('group', 'mips')).toBe(40);
    expect(countOf('individual:cli_a', 'mips')).toBe(1);
  });
});
