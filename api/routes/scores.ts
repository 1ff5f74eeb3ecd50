import type { FastifyInstance } from 'fastify';
import { notFound, success } from '../../schemas/error-envelope';
import { findScore } from '../../store/scores';
import type { Door } from '../deps';
import { visibleYear } from '../reading-rights';
import { Refusal } from '../refusal';
import { send } from '../send';
import { isOwnBasis, ownSetRefs } from '../visible-scores';

interface Params {
  id: string;
  unitRef: string;
  option: string;
  version: string;
}

/**
 * `GET /performance-years/:id/scores/:unitRef/:option/:version`: one score with its whole explanation; the address that
 * score facts carry as `dataref`.
 */
export function scores(app: FastifyInstance, door: Door): void {
  const config = { roles: ['vendor', 'practice', 'operator', 'consumer'] } as const;
  const url = '/performance-years/:id/scores/:unitRef/:option/:version';
  app.get<{ Params: Params }>(url, { config }, async (request, reply) => {
    const { year, right, orgRef } = await visibleYear(door, request);
    const { unitRef, option, version } = request.params;
    const score = /^[1-9]\d{0,8}$/.test(version)
      ? await findScore(door.runtime.database, year.entityKey, { unitRef, option, version: Number(version) })
      : undefined;
    const isOwn = score?.stage === 'preliminary' && isOwnBasis(score.basis, ownSetRefs(year.state, orgRef));
    if (!score || (right !== 'whole' && !isOwn)) throw new Refusal(notFound('score'));
    const { stage, finalScore, result, basis } = score;
    const body = success({
      score: result.tree,
      label: stage,
      unitRef,
      option,
      version: score.version,
      finalScore,
      basis,
    });
    return send(reply, { status: 200, body });
  });
}
