import { instantArgument, milestoneArgument, minutesArgument, tinArgument, yearArgument } from '../../cli/arguments';

describe('arguments', () => {
  it('reads a year of four digits and nothing else', () => {
    expect(yearArgument('2024')).toBe(2024);
    expect(() => yearArgument('24')).toThrow(/four digits/);
  });

  it('brings an instant with a zone to UTC, and refuses one without', () => {
    // Eight in the evening in New York in April is midnight in UTC.
    expect(instantArgument('2025-04-15T20:00:00-04:00')).toBe('2025-04-16T00:00:00.000Z');
    expect(() => instantArgument('2025-04-15T20:00:00')).toThrow(/with its zone/);
    expect(() => instantArgument('tomorrow')).toThrow(/with its zone/);
  });

  it('knows the dates of a year by name', () => {
    expect(milestoneArgument('submissionClose')).toBe('submissionClose');
    expect(() => milestoneArgument('closing')).toThrow(/submissionClose/);
  });

  it('refuses minutes that are none, and TINs that are not nine digits', () => {
    expect(minutesArgument('2.5')).toBe(2.5);
    expect(() => minutesArgument('0')).toThrow(/more than 0/);
    expect(tinArgument('000000001', ['000000002'])).toEqual(['000000002', '000000001']);
    expect(() => tinArgument('1')).toThrow(/nine digits/);
  });
});
