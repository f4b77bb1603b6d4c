import { Transform } from 'class-transformer';
import { ArrayNotEmpty, IsIn, IsInt, IsNotEmpty, IsOptional, IsString, Matches, Max, Min } from 'class-validator';

/** Signatures that prove the issuer and nobody else: none with a shared secret, and never "none". */
const ALGORITHMS = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA'];

/** Encrypted, but for an issuer on this machine. */
const SAFE_URL = /^(https:\/\/\S+|http:\/\/(127\.0\.0\.1|localhost|\[::1\])(:\d+)?(\/\S*)?)$/;

const NAME = /^[\x21-\x7e]+$/;

export const whole = ({ value }: { value: unknown }): unknown =>
  typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value;

const listed = ({ value }: { value: unknown }): unknown =>
  typeof value === 'string' ? value.split(',').map((one) => one.trim()) : value;

const address = { message: 'must be an https address (http only on this machine)' };
const name = { message: 'must be a word without spaces' };

/** Who is believed about callers: any OpenID Connect provider, told by these variables. */
export class IdentitySettings {
  /** The issuer, exactly as its tokens name it. Without one, the service brings a provider for development. */
  @IsOptional()
  @Matches(SAFE_URL, address)
  OIDC_ISSUER?: string;

  /** Where its keys are, if not where its discovery document says. */
  @IsOptional()
  @Matches(SAFE_URL, address)
  OIDC_JWKS_URL?: string;

  /** What tokens for this service name as their audience. */
  @Matches(NAME, name)
  OIDC_AUDIENCE: string = 'customs-case-tracker';

  /** The page as a public client of the issuer. */
  @Matches(NAME, name)
  OIDC_CLIENT_ID: string = 'tracker-page';

  /** What the page asks the issuer for. */
  @IsString({ message: 'must be words' })
  @IsNotEmpty({ message: 'must be words' })
  OIDC_SCOPE: string = 'openid profile';

  /** Signature algorithms that are taken, with commas. */
  @Transform(listed)
  @ArrayNotEmpty({ message: 'must name at least one' })
  @IsIn(ALGORITHMS, { each: true, message: `must be among ${ALGORITHMS.join(', ')}` })
  OIDC_ALGORITHMS: string[] = ['RS256', 'PS256', 'ES256', 'EdDSA'];

  /** Seconds by which the clocks of issuer and service may differ. */
  @Transform(whole)
  @IsInt({ message: 'must be a whole number' })
  @Min(0, { message: 'must be 0 or more' })
  @Max(300, { message: 'must be at most 300' })
  OIDC_CLOCK_SKEW_SECONDS: number = 30;

  /** Claims that name the person, the role and the ports; dots lead into objects (realm_access.roles). */
  @Matches(NAME, name)
  OIDC_ID_CLAIM: string = 'sub';

  @Matches(NAME, name)
  OIDC_NAME_CLAIM: string = 'name';

  @Matches(NAME, name)
  OIDC_ROLE_CLAIM: string = 'role';

  @Matches(NAME, name)
  OIDC_PORTS_CLAIM: string = 'ports';

  /** What the issuer calls our roles: `case-officer=cbp-officer,supervisor=cbp-supervisor`; the first that fits counts. */
  @IsOptional()
  @Matches(/^[a-z-]+=[^=,]+(,[a-z-]+=[^=,]+)*$/, { message: 'must look like case-officer=cbp-officer,auditor=oig' })
  OIDC_ROLES?: string;

  /** Seconds that tokens of the development provider are good for. */
  @Transform(whole)
  @IsInt({ message: 'must be a whole number' })
  @Min(1, { message: 'must be at least 1' })
  @Max(86_400, { message: 'must be at most 86400' })
  DEVELOPMENT_TOKEN_SECONDS: number = 3600;
}
