import { z } from 'zod';
import type { Keyring } from './keyring';

/** What a caller may do at the door. */
export const ROLES = ['vendor', 'practice', 'operator', 'consumer'] as const;
export type Role = (typeof ROLES)[number];

/** Whom a token speaks for. */
export interface TokenClaims {
  /** The organisation, by CMS's id or any name of its own; stands in the store only as a keyed token. */
  org: string;
  roles: Role[];
  /** TINs whose practice granted this organisation the whole view; for the role `practice`. */
  tins?: string[];
}

/** A development token cannot be issued or checked as asked. The message is for people. */
export class DevelopmentTokenError extends Error {
  override readonly name = 'DevelopmentTokenError';
}

// The library ships ES modules only, and this project compiles to CommonJS.
const jose = () => import('jose');

const ISSUER = 'qpp-lifecycle/development';

const claimsSchema = z.object({
  org: z.string().min(1).max(100),
  roles: z.array(z.enum(ROLES)).min(1),
  tins: z
    .array(z.string().regex(/^\d{9}$/))
    .max(1_000)
    .optional(),
});

/**
 * Signs a bearer token with this installation's own key, for development, tests and demonstrations.
 *
 * @param claims `expiresIn` as jose writes spans, for example `2h`; eight hours when absent.
 * @throws DevelopmentTokenError for claims or a span that do not fit, and in production: there an identity provider
 *   issues tokens and this service only verifies them
 */
export async function issueDevelopmentToken(
  keyring: Keyring,
  claims: TokenClaims & { expiresIn?: string },
  environment = 'dev',
): Promise<string> {
  refuseInProduction(environment);
  const { expiresIn = '8h', ...rest } = claims;
  const { SignJWT } = await jose();
  const token = new SignJWT({ ...checkedClaims(rest) })
    .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
    .setIssuer(ISSUER)
    .setIssuedAt();
  try {
    token.setExpirationTime(expiresIn);
  } catch {
    throw new DevelopmentTokenError(
      `A token cannot last '${expiresIn}': write a number and a unit, for example 30m, 2h or 7d`,
    );
  }
  return token.sign(keyring.tokenSigningKey());
}

function checkedClaims(claims: TokenClaims): TokenClaims {
  const parsed = claimsOf(claims);
  if (parsed) return parsed;
  throw new DevelopmentTokenError(
    `A token needs an organisation of 1 to 100 characters, one or more of the roles ${ROLES.join(', ')}, and TINs of nine digits (at most 1000)`,
  );
}

/**
 * The claims of a token that this installation signed and that has not expired; undefined for every other string.
 * @throws DevelopmentTokenError in production
 */
export async function verifyToken(
  keyring: Keyring,
  token: string,
  environment = 'dev',
): Promise<TokenClaims | undefined> {
  refuseInProduction(environment);
  const { jwtVerify } = await jose();
  try {
    const { payload } = await jwtVerify(token, keyring.tokenSigningKey(), { algorithms: ['HS256'], issuer: ISSUER });
    return claimsOf(payload);
  } catch {
    // Which of the checks failed is nobody's business but the sender's, who can decode the token.
    return undefined;
  }
}

/** The claims of a payload in the shape the door reads, or undefined when they do not fit it. */
export function claimsOf(payload: unknown): TokenClaims | undefined {
  const parsed = claimsSchema.safeParse(payload);
  if (!parsed.success) return undefined;
  const { org, roles, tins } = parsed.data;
  return { org, roles, ...(tins ? { tins } : {}) };
}

/** A key that sits in a file beside the service must not open the door of a production system. */
function refuseInProduction(environment: string): void {
  if (environment === 'production')
    throw new DevelopmentTokenError(
      'Development tokens are refused in production: give the API a verifier of the tokens that your identity ' +
        'provider signs (issuer, audience and JWKS address), see docs/api.md',
    );
}
