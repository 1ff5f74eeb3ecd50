import { interoperability, scored, share, yes } from '../golden/bodies';
import type { Body } from '../golden/bodies';
import { scorePromotingInteroperability } from '../../scoring/pi/pi-category';
import { contextOf, no, piSet } from './pi-builders';
import { piOf82 } from './builders';

/** One attestation of the four, and none of the measures. */
const lacking = interoperability('pi', yes('PI_INFBLO_1'));
const four = ['PI_INFBLO_1', 'PI_ONCDIR_1', 'PI_PPHI_1', 'PI_PPHI_2'].map(yes);

/** E-prescribing 9/10 of 10 = 9, PDMP 10, exchange 30, access 9/10 of 25 = 22.5 = 23, public health 25: 97. */
const of97 = interoperability(
  'pi',
  ...four,
  share('PI_EP_1', 9, 10),
  yes('PI_EP_2'),
  yes('PI_HIE_5'),
  share('PI_PEA_1', 9, 10),
  yes('PI_PHCDRR_1'),
  yes('PI_PHCDRR_3'),
);

const participantPi = [{ percent: 80, clinicianCount: 3 }];
const entity = (year: number, sets: Body['sets'], given: Body['facts'] = { participantPi }) =>
  scored({ year, unitKind: 'apm', option: 'app1', sets, facts: given });
const subgroup = (year: number, sets: Body['sets'], affiliatedGroupPi: Body['sets'] = [of97]) => {
  const registration = { mvpId: 'G0055' };
  return scored({ year, unitKind: 'subgroup', option: 'G0055', sets, affiliatedGroupPi, facts: { registration } });
};

describe('Promoting Interoperability data below the least content of a submission, from 2025', () => {
  it.each([2025, 2026])('leave an APM Entity of %i the mean of its participants', (year) => {
    // Quality 0 of 50; activities 100% of 20 = 20; Promoting Interoperability 80% of 30 = 24. 20 + 24 = 44.
    expect(entity(year, []).finalScore).toBe('44.00');
    expect(entity(year, [lacking])).toMatchObject({ finalScore: '44.00', pickedSetRefs: [] });
  });

  it('leave an APM Entity open whose participants are not known', () => {
    expect(entity(2025, [lacking], {}).finalScore).toBeNull();
  });

  it.each([2025, 2026])("leave a subgroup of %i its group's score", (year) => {
    // Quality and activities 0; 97% of 30 = 29.10.
    expect(subgroup(year, []).finalScore).toBe('29.10');
    expect(subgroup(year, [lacking])).toMatchObject({ finalScore: '29.10', pickedSetRefs: ['set-101'] });
  });

  it("say themselves what they lack where the group's data lack something too", () => {
    expect(subgroup(2025, [lacking], [lacking])).toMatchObject({ finalScore: '0.00', pickedSetRefs: ['set-1'] });
  });

  it('counted before 2025, and earned 0', () => {
    // Quality 0 of 50, activities 20, Promoting Interoperability 0 of 30. The subgroup earns nothing at all.
    expect(entity(2024, [lacking])).toMatchObject({ finalScore: '20.00', pickedSetRefs: ['set-1'] });
    expect(subgroup(2024, [lacking])).toMatchObject({ finalScore: '0.00', pickedSetRefs: ['set-1'] });
  });

  it('are told with what they lack', () => {
    const context = contextOf(2025, { participantPi }, 'apm');
    const sent = piSet(2025, [yes('PI_INFBLO_1')], { cehrtId: null, setRef: 'short' });
    const { percent, ignored } = scorePromotingInteroperability(context, [sent]);
    expect(percent).toBe(80);
    expect(ignored).toEqual([{ setRef: 'short', because: expect.stringMatching(/^no CEHRT id; .*PI_EP_1.* neither/) }]);
    expect(scorePromotingInteroperability(context, []).ignored).toBeUndefined();
  });

  it('give way to data of another organization that have it all and earn 0 too', () => {
    // Whole data with one attestation answered no: they count, and earn nothing.
    const whole = piOf82.map((each) => (each.measureId === 'PI_PPHI_1' ? no(each.measureId) : each));
    const sets = [
      piSet(2025, [yes('PI_INFBLO_1')], { setRef: 'short' }),
      piSet(2025, whole, { setRef: 'whole', submitterRef: 'org_two' }),
    ];
    const result = scorePromotingInteroperability(contextOf(2025), sets);
    expect(result).toMatchObject({ percent: 0, hasData: true, setRef: 'whole' });
  });
});
