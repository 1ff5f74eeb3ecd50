import type { FastifyInstance } from 'fastify';
import { notFound, success } from '../../schemas/error-envelope';
import { partsOfEntityKey } from '../../schemas/ids';
import { orgRefOf } from '../../store/entity-years';
import { findIntake } from '../../store/intake';
import type { Door } from '../deps';
import { receiptOf } from '../receipt';
import { Refusal } from '../refusal';
import { callerOf } from '../request-state';
import { send } from '../send';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** `GET /receipts/:id`: what became of a command, with its answer once it is finished; for the organisation that sent it. */
export function receipts(app: FastifyInstance, door: Door): void {
  const config = { roles: ['vendor', 'practice', 'operator'] } as const;
  app.get<{ Params: { id: string } }>('/receipts/:id', { config }, async (request, reply) => {
    const { database, keyring } = door.runtime;
    const caller = callerOf(request);
    const row = UUID.test(request.params.id) ? await findIntake(database, request.params.id) : undefined;
    // An attempt that was turned away has no number: it got its answer, and no receipt.
    if (!row || row.number === null) throw new Refusal(notFound('receipt'));
    const own = orgRefOf(keyring, caller.org, partsOfEntityKey(row.entityKey).performanceYear) === row.orgRef;
    if (!own && !caller.roles.includes('operator')) throw new Refusal(notFound('receipt'));
    const receipt = { ...receiptOf(row), performanceYearId: row.entityKey, answer: row.answer };
    return send(reply, { status: 200, body: success({ receipt }) });
  });
}
