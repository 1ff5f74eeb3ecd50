import { piItem, zeroPiScore } from './pi-score';
import type { PiContext, PiScore } from './pi-score';
import type { ParticipantPiScore } from '../score-input';

/**
 * The mean of the participants' percents, each as heavy as the clinicians it counts for; reweighted ones are left out.
 * Nobody left: no percent, and so no category.
 */
export function averageOfParticipants(participants: readonly ParticipantPiScore[]): PiScore {
  let weighted = 0;
  let clinicians = 0;
  for (const { percent, clinicianCount } of participants) {
    if (percent === null) continue;
    weighted += percent * clinicianCount;
    clinicians += clinicianCount;
  }
  if (clinicians === 0) {
    return { ...zeroPiScore('every participant is reweighted', null), percent: null };
  }
  const percent = weighted / clinicians;
  const mean = { numerator: weighted, denominator: clinicians };
  return {
    percent,
    points: percent,
    items: [piItem('participants', 'pi.rolledUp', 100, percent, '/methods/pi/entityLevel', mean)],
    zeroReason: null,
    setRef: null,
    measureSet: null,
    hasData: true,
  };
}

/** Whether the category is reweighted for the entity itself, so that participants need not be known. */
function isReweighted({ input, policy }: PiContext): boolean {
  const { specialStatuses, reweighted } = input.facts;
  if (reweighted.some(({ category }) => category === 'pi')) return true;
  return policy.pi.automaticReweighting.apmStatuses.some((status) => specialStatuses[status] === true);
}

/**
 * An APM Entity's category where it comes from the entity's groups and individuals. Participants that are not known make
 * it not determinable, and 0 stands in: the least it can be. Source: 42 CFR 414.1370(g)(4) and 414.1367.
 */
export function rollUpParticipants(context: PiContext): PiScore {
  const participants = context.input.facts.participantPi ?? [];
  if (participants.length > 0) return averageOfParticipants(participants);
  if (!isReweighted(context)) {
    const silent = context.policy.pi.entityLevel === 'rolledUp' ? '' : ' which sent no data of its own,';
    context.notDeterminable.push(
      `not determinable: Promoting Interoperability of the APM Entity,${silent} the scores of its participants are not known`,
    );
  }
  return { ...zeroPiScore('the scores of the participants are not known', null), isUnknown: true };
}
