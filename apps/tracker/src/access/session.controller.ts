import { Controller, Get } from '@nestjs/common';
import { ApiOperation, ApiProperty, ApiResponse, ApiTags } from '@nestjs/swagger';
import { KeysUnavailable } from '#libs/access';
import { Settings } from '../config/settings.ts';
import { DevelopmentIdentity } from '../development-identity/development-identity.ts';
import { DEMONSTRATION_PERSONS } from '../development-identity/persons.ts';
import { unavailable } from './identification.ts';
import { Public } from './requires-permission.ts';
import { Tokens } from './tokens.ts';

class DemonstrationPersonDto {
  @ApiProperty({ example: 'm.rivera' }) id!: string;
  @ApiProperty({ example: 'Marta Rivera' }) name!: string;
  @ApiProperty({ example: 'case-officer' }) role!: string;
  @ApiProperty({ type: [String], required: false, example: ['2801'] }) ports?: readonly string[];
}

/** What the page, and every program, needs to sign somebody in. */
export class SessionConfigurationDto {
  @ApiProperty({ example: 'https://identity.example/realms/customs' }) issuer!: string;
  @ApiProperty() authorizationEndpoint!: string;
  @ApiProperty() tokenEndpoint!: string;
  @ApiProperty({ required: false }) endSessionEndpoint?: string;
  @ApiProperty({ example: 'tracker-page', description: 'The page as a public client; PKCE with S256.' })
  clientId!: string;
  @ApiProperty({ example: 'openid profile' }) scope!: string;
  @ApiProperty({ example: 'customs-case-tracker' }) audience!: string;
  @ApiProperty({ example: '/signed-in', description: 'Redirect URI, below the address of the page.' })
  redirectPath!: string;
  @ApiProperty({ example: '/' }) postLogoutPath!: string;
  @ApiProperty({ description: 'True where the service brings the provider itself, and anybody may be anybody.' })
  development!: boolean;
  @ApiProperty({ type: [DemonstrationPersonDto], required: false, description: 'Whom one may be there.' })
  persons?: readonly DemonstrationPersonDto[];
}

@ApiTags('Access')
@Controller({ path: 'session', version: '1' })
export class SessionController {
  constructor(
    private readonly settings: Settings,
    private readonly tokens: Tokens,
    private readonly development: DevelopmentIdentity,
  ) {}

  @Get('configuration')
  @Public('Whoever wants to sign in has to learn where.')
  @ApiOperation({ summary: 'Where and how to sign in' })
  @ApiResponse({ status: 200, type: SessionConfigurationDto })
  async configuration(): Promise<SessionConfigurationDto> {
    const endpoints = await this.tokens.endpoints().catch((error: unknown) => {
      throw error instanceof KeysUnavailable ? unavailable() : error;
    });
    const { OIDC_CLIENT_ID: clientId, OIDC_SCOPE: scope, OIDC_AUDIENCE: audience } = this.settings;
    return {
      ...endpoints,
      ...{ clientId, scope, audience, redirectPath: '/signed-in', postLogoutPath: '/' },
      development: this.development.enabled,
      ...(this.development.enabled && { persons: DEMONSTRATION_PERSONS }),
    };
  }
}
