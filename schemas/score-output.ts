/** What `qpp score --json` writes, as far as it is read back: the tree of the best score. */
import { z } from 'zod';

/** A figure a node was computed from. */
const usedFigure = z.object({
  name: z.string(),
  value: z.union([z.number(), z.string(), z.boolean(), z.null()]),
  source: z.string().optional(),
});

/** A node of the score tree, as read back from a file. */
export interface ScoreNodeDocument {
  name: string;
  value: number | null;
  detail: string;
  original?: ScoreNodeDocument;
  parts: ScoreNodeDocument[];
  metadata: Record<string, unknown>;
  warnings: string[];
  errors: string[];
  ruleId: string;
  citation: string;
  figures: z.output<typeof usedFigure>[];
}

const scoreNode: z.ZodType<ScoreNodeDocument> = z.lazy(() =>
  z.object({
    name: z.string(),
    value: z.number().nullable(),
    detail: z.string(),
    original: scoreNode.optional(),
    parts: z.array(scoreNode),
    metadata: z.record(z.string(), z.unknown()),
    warnings: z.array(z.string()),
    errors: z.array(z.string()),
    ruleId: z.string(),
    citation: z.string(),
    figures: z.array(usedFigure),
  }),
);

const scoreOutput = z.object({
  data: z.object({ score: scoreNode.refine(({ name }) => name === 'total', 'the root must be the node "total"') }),
});

/** Levels that a document may nest, of which a score has about twenty: reading one calls itself for each. */
const mostLevels = 100;

function nestsTooDeep(document: unknown): boolean {
  let level = [document];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > mostLevels) return true;
    level = level.flatMap((value) => (typeof value === 'object' && value !== null ? Object.values(value) : []));
  }
  return false;
}

/** The tree of a score document, or why the document is none. */
export function readScoreOutput(document: unknown): { tree: ScoreNodeDocument } | { problem: string } {
  if (nestsTooDeep(document)) return { problem: `$: nests deeper than ${mostLevels} levels, which no score does` };
  const parsed = scoreOutput.safeParse(document);
  if (parsed.success) return { tree: parsed.data.data.score };
  const [issue] = parsed.error.issues;
  const path = (issue?.path ?? [])
    .map((step) => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`))
    .join('');
  return { problem: `$${path}: ${issue?.message ?? 'not as expected'}` };
}
