import { eligibilityCommand } from '../../cli/commands/eligibility';
import { explainFailure } from '../../cli/explain-failure';
import { failureDocument } from '../../cli/fail';
import { readCmsDocuments } from '../../cli/eligibility/cms-comparison';
import { determineDocuments } from '../../cli/eligibility/determine-documents';
import { loadPolicy } from '../../policy/load';
import { temporaryFolder } from '../support/temporary-folder';
import { runCommand } from './run-command';

const folder = temporaryFolder('eligibility-refusals');
const claims = { allowedCharges: '120000', patients: 300, services: 400 };
const person = (npi: string, rest: object = {}) => ({
  npi,
  clinicianType: 'physician',
  segments: [1, 2].map((segment) => ({ segment, ...claims })),
  ...rest,
});
const practice = (...clinicians: object[]) => ({ kind: 'practice', tin: '000111111', clinicians });

/** What a refusal tells machines; nothing where there is none. */
function detailsOf(value: unknown, cms?: unknown) {
  const asked = { name: 'facts.json', value, run: 'final', policy: loadPolicy(2024), qpReading: 'enacted' } as const;
  try {
    const theirs = cms === undefined ? {} : { cms: { name: 'cms.json', documents: readCmsDocuments(cms, 'cms.json') } };
    determineDocuments({ ...asked, ...theirs });
    return [];
  } catch (error) {
    return failureDocument(explainFailure(error)).error.details;
  }
}
const told = (...asked: Parameters<typeof detailsOf>) => detailsOf(...asked).map(({ path, code }) => `${path} ${code}`);

describe('qpp eligibility on a file with several faults', () => {
  it('tells those of every document at once, of the shape and beyond it', () => {
    const strange = { ...practice(person('0111111114')), colour: 1 };
    const untyped = practice(person('0111111114', { clinicianType: 'wizard' }), person('0111111111'));
    expect(told([strange, untyped, practice(person('0222222222', { segments: 5 }))])).toEqual([
      '$[0].colour NAME_UNKNOWN',
      '$[2].clinicians[0].segments WRONG_TYPE',
      '$[1].clinicians[1].npi NPI_CHECKSUM',
      '$[1].clinicians[0].clinicianType CLINICIAN_TYPE_UNKNOWN',
    ]);
  });

  it('leaves the claims of a file of another year at that', () => {
    const other = person('0111111114', { segments: [{ segment: 1, ...claims, startsOn: '2021-10-01' }] });
    expect(told({ ...practice(other), performanceYear: 2023 })).toEqual(['$.performanceYear ANOTHER_YEAR']);
  });

  it.each<[string, unknown, string]>([
    ['nothing of what is needed', { kind: 'practice' }, 'MISSING'],
    ['a strange kind', { kind: 'guild' }, 'WORD_UNKNOWN'],
    ['an empty list', [], 'NOBODY_LISTED'],
    ['a strange name', { ...practice(person('0111111114')), colour: 1 }, 'NAME_UNKNOWN'],
    ['text for a number', practice(person('0111111114', { newlyEnrolled: 'no' })), 'WRONG_TYPE'],
    ['a date that is none', practice(person('0111111114', { firstEnrolledOn: '2023-02-29' })), 'WRONG_FORMAT'],
    [
      'a percentage beyond 100',
      practice(person('0111111114', { qpSnapshots: [{ snapshot: 1, paymentPercent: 101, patientPercent: null }] })),
      'OUT_OF_RANGE',
    ],
    [
      'half a pair of scores',
      practice(person('0111111114', { qpSnapshots: [{ snapshot: 1, paymentPercent: 60 }] })),
      'MISSING',
    ],
    [
      'a segment twice',
      practice(person('0111111114', { segments: [1, 1].map((segment) => ({ segment, ...claims })) })),
      'GIVEN_TWICE',
    ],
    ['claims in part', { ...practice(person('0111111114')), segments: [{ segment: 1, patients: 3 }] }, 'GIVEN_IN_PART'],
    ['an NPI twice', practice(person('0111111114'), person('0111111114')), 'CLINICIAN_TWICE'],
    [
      'enrolment after the year',
      practice(person('0111111114', { firstEnrolledOn: '2025-01-01' })),
      'ENROLLED_AFTER_YEAR',
    ],
  ])('gives %s a code and says what to do', (_, content, code) => {
    const details = detailsOf(content);
    expect(details.map((each) => each.code)).toContain(code);
    // What is wrong, then what to do.
    for (const { message } of details) expect(message).toMatch(/^[^.].*\. [A-Z].*\.$/);
  });

  it('says to people what to do, too', async () => {
    const ran = await runCommand(eligibilityCommand(), [
      folder.write('facts.json', { ...practice(person('0111111114')), colour: 1 }),
      '--year',
      '2024',
    ]);
    expect(ran.err).toContain(
      'colour: is not known here (NAME_UNKNOWN). Take it out, or write it as the documentation',
    );
  });
});

describe('the path of a fault', () => {
  it('names what the file has: members are practices, and clinicians of a subgroup npis', () => {
    const one = { tin: '000222222', clinicians: [person('0111111114')] };
    const group = { kind: 'virtualGroup', virtualGroup: 'VG', electedOn: '2023-12-31', practices: [one, one] };
    expect(told(group)).toEqual(['$.practices[1] PRACTICE_TWICE']);
    const subgroups = [{ subgroup: 'heart', npis: ['0222222222'] }];
    expect(told({ ...practice(person('0111111114')), subgroups })).toEqual([
      '$.subgroups[0].npis[0] CLINICIAN_NOT_ON_ROSTER',
    ]);
  });

  it('finds the segment where the file has it', () => {
    // Segment 2 stands first, with 401 services at places of 400 in all; segment 1 was not billed.
    const segments = [
      { segment: 2, ...claims, servicesByPlace: { '21': 401 } },
      { segment: 1, ...claims, billed: false, servicesByPlace: { '21': 1 } },
    ];
    const faults = ['segments[1] FIGURES_WITHOUT_CLAIMS', 'segments[0].servicesByPlace SERVICES_EXCEEDED'];
    expect(told(practice(person('0111111114', { segments })))).toEqual(
      faults.map((fault) => `$.clinicians[0].${fault}`),
    );
    const practices = [practice(person('0222222222')), practice(person('0111111114', { segments }))].map(
      ({ clinicians }, index) => ({ tin: `00033333${index}`, clinicians }),
    );
    const group = { kind: 'virtualGroup', virtualGroup: 'VG', electedOn: '2023-12-31', practices };
    expect(told(group)).toEqual(faults.map((fault) => `$.practices[1].clinicians[0].${fault}`));
  });

  it('names the second practice where two tell differently of an NPI', () => {
    const practices = [{}, { clinicianType: 'nursePractitioner' }].map((rest, index) => ({
      tin: `00033333${index}`,
      clinicians: [person('0111111114', rest)],
    }));
    const group = { kind: 'virtualGroup', virtualGroup: 'VG', electedOn: '2023-12-31', practices };
    expect(told(group)).toEqual(['$.practices[1].clinicians[0].clinicianType NPI_CONTRADICTS']);
  });
});

describe('documents of CMS that contradict each other', () => {
  const facts = practice(person('0111111114'), person('0222222222'));
  const document = (npi: string, lowVolumeSwitch: boolean | null = false, TIN = '000111111') => ({
    npi,
    organizations: [
      {
        TIN,
        individualScenario: { isEligible: { individual: true, group: true }, lowVolumeSwitch: false },
        groupScenario: { isEligible: { group: true }, lowVolumeSwitch },
      },
    ],
  });
  const compare = (cms: unknown) => told(facts, cms);

  it('are refused where two are of one NPI', () => {
    expect(compare([document('0111111114'), document('0111111114')])).toEqual(['$[1].npi DOCUMENT_TWICE']);
  });

  it('are refused where they tell differently of the group of one practice', () => {
    expect(compare({ data: [document('0111111114'), document('0222222222', true)] })).toEqual([
      '$.data[1].organizations[0].groupScenario.lowVolumeSwitch DOCUMENTS_DISAGREE',
    ]);
  });

  it('are well where one says nothing, or speaks of another practice', () => {
    expect(compare([document('0111111114'), document('0222222222', null)])).toEqual([]);
    expect(compare([document('0111111114'), document('0222222222', true, '000999999')])).toEqual([]);
  });

  it('tell by its path what does not read', () => {
    const broken = { ...document('0222222222'), qpStatus: 'Z' };
    expect(compare([document('0111111114'), broken])).toEqual(['$[1].qpStatus INVALID_DOCUMENT']);
    expect(compare({ data: broken })).toEqual(['$.data.qpStatus INVALID_DOCUMENT']);
  });
});
