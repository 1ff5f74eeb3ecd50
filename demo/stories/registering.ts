import { refused, registers, starts, submits } from '../acts';
import { large, small } from '../practices';
import type { Story } from '../story';

/** MIPS Value Pathways: registered in time, as a subgroup, and too late. */
export const registering: readonly Story[] = [
  {
    name: 'group-with-an-mvp',
    reports: 'small group, MVP',
    tells: 'Registered for an MVP in time and reported it: four quality measures, one activity.',
    practice: small(6, 7),
    acts: [starts(), registers('group', 0), submits('group', 'the MVP', (sets) => sets.mvp(0, 9))],
    ends: { eligibility: 'mipsEligible', scored: ['group'], adjusted: 6 },
  },
  {
    name: 'subgroup-with-an-mvp',
    reports: 'group of 16, and a subgroup with an MVP',
    tells: 'Three of sixteen report an MVP as a subgroup and do better than their group: each gets the higher score.',
    practice: large(6),
    acts: [
      starts(),
      registers({ subgroup: [0, 1, 2] }, 1),
      submits('group', 'quality, activities and interoperability', (sets) => [
        sets.quality(5),
        sets.activities(2),
        sets.interoperability(75),
      ]),
      submits('subgroup', 'the MVP', (sets) => sets.mvp(1, 9)),
    ],
    ends: { eligibility: 'mipsEligible', scored: ['group', 'subgroup'], adjusted: 16 },
  },
  {
    name: 'registers-too-late',
    reports: 'small group, MVP refused',
    tells: 'Asked for an MVP after the deadline; its MVP data were refused too, and it reported traditional MIPS.',
    practice: small(5),
    acts: [
      starts(),
      registers('group', 0, 'registrationClosed'),
      submits('group', 'MVP data without a registration', (sets) => sets.mvp(0, 9), {
        expects: refused(409, 'NOT_REGISTERED'),
      }),
      submits('group', 'traditional MIPS instead', (sets) => [sets.quality(7), sets.activities(2)]),
    ],
    ends: { eligibility: 'mipsEligible', scored: ['group'], adjusted: 5 },
  },
];
