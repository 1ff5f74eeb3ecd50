import {
  errorTypes,
  forbidden,
  internalError,
  lifecycleError,
  malformedJson,
  notAcceptable,
  notFound,
  payloadTooLarge,
  rateLimited,
  serviceUnavailable,
  success,
  unauthorized,
  validationError,
} from '../../schemas/error-envelope';

describe('success', () => {
  it('wraps the result, with warnings only when there are some', () => {
    expect(success({ a: 1 })).toEqual({ data: { a: 1 } });
    const warning = { path: '$.id', code: 'READ_ONLY_IGNORED', message: 'ignored' };
    expect(success({ a: 1 }, [warning])).toEqual({ data: { a: 1 }, warnings: [warning] });
  });
});

describe('validationError', () => {
  it('is 422 with every detail', () => {
    const detail = { path: '$.performanceYear', code: 'INVALID_TYPE', message: 'must be an integer' };
    expect(validationError([detail])).toEqual({
      status: 422,
      headers: {},
      body: { error: { type: 'ValidationError', message: 'invalid submission object', details: [detail] } },
    });
  });
});

describe('lifecycleError', () => {
  it('is 409 with the code, the sentence and what is still possible', () => {
    const answer = lifecycleError('WINDOW_CLOSED', 'The window closed on 2025-04-01 at 8 p.m. Eastern.');
    expect(answer.status).toBe(409);
    expect(answer.body.error).toMatchObject({
      type: 'LifecycleError',
      details: [{ path: '$', code: 'WINDOW_CLOSED' }],
    });
    expect(answer.body.error.details[0]?.message).toMatch(/8 p\.m\. Eastern\. Scores can still be read/);
  });

  it('is 422 for a reused key and 403 for an organisation without approval', () => {
    expect(lifecycleError('IDEMPOTENCY_KEY_REUSED').status).toBe(422);
    expect(lifecycleError('ORGANISATION_NOT_APPROVED').status).toBe(403);
  });
});

describe('the other answers', () => {
  it.each([
    [malformedJson(), 400],
    [unauthorized(), 401],
    [forbidden('the role operator is missing'), 403],
    [notFound('submission'), 404],
    [notAcceptable(), 406],
    [payloadTooLarge(1_048_576), 413],
    [rateLimited(30), 429],
    [internalError(), 500],
    [serviceUnavailable(5), 503],
  ])('have a status, a type and a detail with path, code and next step: %#', (answer, status) => {
    expect(answer.status).toBe(status);
    expect(errorTypes[answer.body.error.type].status).toBe(status);
    const [detail] = answer.body.error.details;
    expect(detail).toMatchObject({ path: '$', code: errorTypes[answer.body.error.type].code });
    expect(detail?.message).toContain(errorTypes[answer.body.error.type].remedy);
  });

  it('say when to come back', () => {
    expect(rateLimited(30).headers).toEqual({ 'retry-after': '30' });
    expect(serviceUnavailable(5).headers).toEqual({ 'retry-after': '5' });
  });
});
