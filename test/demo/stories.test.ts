import { loadCatalogue } from '../../catalogue/load';
import { loadPolicy } from '../../policy/load';
import { castStories } from '../../demo/cast';
import { planDemo } from '../../demo/plan';
import { storyCount, storiesFor } from '../../demo/stories';
import type { Act } from '../../demo/story';
import { startCommand, registrationCommand, optInCommand, reviewCommand } from '../../schemas/commands';
import { hasValidNpiCheckDigit } from '../../validation/npi-check-digit';
import { validateSubmission } from '../../validation/validate-submission';

const { cast } = castStories(loadCatalogue(2024), { count: storyCount, firstTin: 1, calendarName: 'demo-2024-test' });

const actsOn = (path: RegExp) =>
  cast.flatMap(({ story, played }) =>
    story.acts
      .filter((act) => path.test(act.path(played)))
      .map((act): [string, Act, unknown] => [story.name, act, act.body(played)]),
  );

const outcomeOf = (body: unknown) =>
  validateSubmission(body, {
    catalogueFor: loadCatalogue,
    policyFor: loadPolicy,
    supportedYears: [2023, 2024, 2025, 2026],
    mode: 'production',
  });

describe('the stories of the demonstration', () => {
  it('are two dozen, each with a name of its own', () => {
    expect(storyCount).toBe(24);
    expect(new Set(cast.map(({ story }) => story.name)).size).toBe(24);
  });

  it('begin with a start, which no later act precedes', () => {
    for (const { story } of cast) expect(story.acts[0]).toMatchObject({ when: 'start' });
  });

  it('use TINs and NPIs that can belong to nobody', () => {
    for (const { played } of cast) {
      expect(played.tin).toMatch(/^000\d{6}$/);
      for (const npi of played.npis)
        expect([npi, npi.startsWith('0') && hasValidNpiCheckDigit(npi)]).toEqual([npi, true]);
    }
    const all = cast.flatMap(({ played }) => played.npis);
    expect(new Set(all).size).toBe(all.length);
  });

  it.each(actsOn(/submissions$/))(
    '%s sends a body that is valid on the wire, unless its mistakes are the story',
    (_name, act, body) => {
      const outcome = outcomeOf(body);
      expect(outcome.valid ? [] : outcome.details.map(({ code }) => code)).toEqual(
        act.expects.status === 422 && act.expects.code !== 'IDEMPOTENCY_KEY_REUSED' ? [act.expects.code] : [],
      );
    },
  );

  it('sends no warning-worthy data', () => {
    for (const [, , body] of actsOn(/submissions$/)) expect(outcomeOf(body).warnings).toEqual([]);
  });

  it('writes every other command as the door reads it', () => {
    const bodies = (path: RegExp) => actsOn(path).map(([, , body]) => body);
    for (const body of bodies(/performance-years$/)) expect(startCommand.safeParse(body).success).toBe(true);
    for (const body of bodies(/registrations$/)) expect(registrationCommand.safeParse(body).success).toBe(true);
    for (const body of bodies(/opt-ins$/)) expect(optInCommand.safeParse(body).success).toBe(true);
    for (const body of bodies(/reviews$/)) expect(reviewCommand.safeParse(body).success).toBe(true);
  });

  it.each([2023, 2024, 2025, 2026])('finds measures for all of them in %i', (year) => {
    const other = castStories(loadCatalogue(year), { count: storyCount, firstTin: 1, calendarName: 'demo' });
    expect(other.choice.registry).toHaveLength(6);
    expect(other.choice.mvps).toHaveLength(2);
    const bodies = other.cast.flatMap(({ story, played }) =>
      story.acts
        .filter((act) => /submissions$/.test(act.path(played)) && act.expects.status === 201)
        .map((act) => act.body(played)),
    );
    for (const body of bodies) expect(outcomeOf(body)).toMatchObject({ valid: true });
  });
});

describe('storiesFor', () => {
  it('cuts the list, or goes through it again with numbered names', () => {
    expect(storiesFor(3)).toHaveLength(3);
    expect(storiesFor(storyCount + 1).at(-1)!.name).toBe(`${storiesFor(1)[0]!.name}-2`);
  });
});

describe('planDemo', () => {
  const wish = { year: 2024, tins: 24, minutes: 2.5, exit: true };

  it('refuses a length that cannot hold the windows, naming what it needs', () => {
    expect(() => planDemo({ ...wish, minutes: 0.5 }, 's')).toThrow(/does not fit into 30000 ms: it needs \d+ ms/);
  });

  it('says that years before MVPs cannot be played', () => {
    expect(() => planDemo({ ...wish, year: 2021 }, 's')).toThrow(/cannot play performance year 2021.*2023 and later/s);
  });

  it('names the supported years when the year has no policy', () => {
    expect(() => planDemo({ ...wish, year: 2040 }, 's')).toThrow(/supported years are 2017/);
  });
});
