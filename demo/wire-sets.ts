import type { ChosenMeasure, ChosenMvp, MeasureChoice } from './measure-choice';

/** A measurement set in the CMS wire format. */
export type WireSet = Record<string, unknown>;

/** Patients behind each rate; enough for every case minimum, and fine enough to hit a decile. */
const POPULATION = 400;

/** A made-up CMS EHR Certification ID, in the form that every year since 2018 takes. */
const CEHRT_ID = '0015CDEMO000001';

/** How a rate is sent: which decile of the measure's benchmark it lies in, 1 (worst) to 10. */
export type Aim = number;

/** The middle of a decile; at the tenth its edge, beyond which there is nothing to gain. */
function rateAt({ benchmark: { bounds } }: ChosenMeasure, aim: Aim): number {
  const edge = bounds[aim - 1]!;
  const next = bounds[aim];
  return next === undefined ? edge : (edge + next) / 2;
}

function measurement(chosen: ChosenMeasure, aim: Aim) {
  const performanceMet = Math.round((POPULATION * rateAt(chosen, aim)) / 100);
  return {
    measureId: chosen.measure.id,
    value: {
      isEndToEndReported: false,
      performanceMet,
      performanceNotMet: POPULATION - performanceMet,
      eligiblePopulation: POPULATION,
    },
  };
}

/** Sets of one performance year; every builder gives what a vendor would post. */
export class WireSets {
  constructor(
    private readonly year: number,
    private readonly choice: MeasureChoice,
  ) {}

  /** Six measures of traditional MIPS, all aimed at one decile, or the first `count` of them. */
  quality(
    aim: Aim,
    { method = 'registry', count = 6 }: { method?: 'registry' | 'electronicHealthRecord'; count?: number } = {},
  ): WireSet {
    const measures = (method === 'registry' ? this.choice.registry : this.choice.ehr).slice(0, count);
    return this.#set(
      'quality',
      measures.map((each) => measurement(each, aim)),
      {
        submissionMethod: method,
        // From 2025 on eCQMs name the technology that counted them; earlier years take it as well.
        ...(method === 'electronicHealthRecord' ? { cehrtId: CEHRT_ID } : {}),
      },
    );
  }

  /** So many improvement activities, those of high weight first. */
  activities(count: number): WireSet {
    const done = this.choice.activities.slice(0, count);
    return this.#set(
      'ia',
      done.map((measureId) => ({ measureId, value: true })),
    );
  }

  /** Promoting interoperability with so many percent of prescriptions sent and records opened electronically. */
  interoperability(percent: number, programName = 'mips'): WireSet {
    const measurements = this.choice.pi.map((measureId) => ({
      measureId,
      value: /^PI_(EP_1|PEA_1)$/.test(measureId) ? { numerator: percent * 2, denominator: 200 } : true,
    }));
    return this.#set('pi', measurements, { cehrtId: CEHRT_ID, programName });
  }

  /** Everything an MVP asks for. */
  mvp(which: 0 | 1, aim: Aim): WireSet[] {
    const { id, quality, activity } = this.mvpChoice(which);
    return [
      this.#set(
        'quality',
        quality.map((each) => measurement(each, aim)),
        { programName: id },
      ),
      this.#set('ia', [{ measureId: activity, value: true }], { programName: id }),
      this.interoperability(90, id),
    ];
  }

  mvpChoice(which: 0 | 1): ChosenMvp {
    return this.choice.mvps[which]!;
  }

  #set(category: string, measurements: unknown[], more: Record<string, string> = {}): WireSet {
    return {
      category,
      submissionMethod: 'registry',
      programName: 'mips',
      performanceStart: `${this.year}-01-01`,
      performanceEnd: `${this.year}-12-31`,
      ...more,
      measurements,
    };
  }
}
