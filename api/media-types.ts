import type { FastifyRequest } from 'fastify';
import { notAcceptable } from '../schemas/error-envelope';
import { Refusal } from './refusal';

/** What is spoken, in both directions. The vendor type is CMS's and names version 1. */
export const MEDIA_TYPES = ['application/json', 'application/vnd.qpp.cms.gov.v1+json'];

const accepted = new Set([...MEDIA_TYPES, 'application/*', '*/*']);

/** @throws Refusal 406 when nothing the caller accepts is served; an absent header accepts all */
export function requireAcceptable(request: FastifyRequest): void {
  const header = request.headers.accept;
  if (header === undefined || header.trim() === '') return;
  if (!header.split(',').some(isServed)) throw new Refusal(notAcceptable());
}

function isServed(range: string): boolean {
  const [type = '', ...parameters] = range.split(';').map((part) => part.trim().toLowerCase());
  return accepted.has(type) && !parameters.some((parameter) => /^q=0(\.0*)?$/.test(parameter));
}
