import { needsFreshDesk } from '../../workflows/year-state';

const close = { do: 'closeWindow', at: '2025-04-01T00:00:00.000Z' } as const;

describe('needsFreshDesk', () => {
  it('asks for a fresh look when the date came due after the desk was read: rows received before it may have come', () => {
    expect(needsFreshDesk(close, '2025-03-31T23:59:59.999Z')).toBe(true);
  });

  it('is content with a desk that was read at the date or later', () => {
    expect(needsFreshDesk(close, close.at)).toBe(false);
  });

  it('never delays what has no date', () => {
    const row = { do: 'applyIntake', intakeId: 'i', number: 1, kind: 'submission' } as const;
    expect(needsFreshDesk(row, '2025-03-31T00:00:00.000Z')).toBe(false);
  });
});
