import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance } from 'fastify';
import type Provider from 'oidc-provider';
import { Settings } from '../config/settings.ts';
import { answerOwnHosts } from './own-hosts.ts';
import { pagePolicy, signInPage } from './pages.ts';
import { DEMONSTRATION_PERSONS } from './persons.ts';
import { developmentProvider } from './provider.ts';
import { type DevelopmentKeys, developmentKeys } from './signing-key.ts';

/** Path below which the development provider answers. */
export const DEVELOPMENT_PATH = '/development-identity';

/**
 * An identity provider of the service's own, for as long as none is configured. It stands on the same port, so it can
 * name its address only once the service listens; until somebody signs in it costs nothing but a key.
 */
@Injectable()
export class DevelopmentIdentity implements OnApplicationBootstrap {
  private provider: Promise<Provider> | undefined;
  private kept: Promise<DevelopmentKeys> | undefined;

  constructor(
    private readonly settings: Settings,
    private readonly host: HttpAdapterHost,
  ) {}

  /** True where no other issuer is configured; the settings see to it that this is never so in production. */
  get enabled(): boolean {
    return this.settings.OIDC_ISSUER === undefined;
  }

  async onApplicationBootstrap(): Promise<void> {
    if (!this.enabled) return;
    await this.keys();
    new Logger('access').warn(
      'FOR DEVELOPMENT ONLY: no OIDC_ISSUER is configured, so anybody who reaches this service may choose who to be.',
    );
  }

  /** @throws while the service does not listen yet. */
  get issuer(): string {
    return `${this.origins[0]}${DEVELOPMENT_PATH}`;
  }

  keys(): Promise<DevelopmentKeys> {
    return (this.kept ??= developmentKeys(this.settings.DATA_DIR));
  }

  /** Answers below DEVELOPMENT_PATH, with bodies left to the provider; and everything else on this machine only. */
  mount(server: FastifyInstance): void {
    answerOwnHosts(server);
    void server.register(async (scope) => {
      scope.removeAllContentTypeParsers();
      scope.addContentTypeParser('*', (_request, _body, done) => done(null));
      scope.all(`${DEVELOPMENT_PATH}/*`, async (request, reply) => {
        reply.hijack();
        await this.answer(request.raw, reply.raw);
      });
    });
  }

  private async answer(request: IncomingMessage & { originalUrl?: string }, response: ServerResponse): Promise<void> {
    response.setHeader('Content-Security-Policy', pagePolicy(this.origins));
    response.setHeader('X-Content-Type-Options', 'nosniff');
    response.setHeader('Referrer-Policy', 'no-referrer');
    const provider = await (this.provider ??= this.start());
    const path = (request.url ?? '').slice(DEVELOPMENT_PATH.length);
    if (path.startsWith('/sign-in/')) {
      await this.signIn(provider, request, response);
      return;
    }
    Object.assign(request, { originalUrl: request.url, url: path });
    await provider.callback()(request, response);
  }

  /** The page on which one chooses, and the choice. */
  private async signIn(provider: Provider, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const open = await provider.interactionDetails(request, response).catch(() => undefined);
    if (!open) {
      response.writeHead(400, { 'Content-Type': 'text/plain; charset=utf-8' });
      response.end('This sign-in is over or belongs to another browser. Go back to the page and sign in again.');
      return;
    }
    if (request.method === 'GET') {
      response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-store' });
      response.end(signInPage(request.url ?? ''));
      return;
    }
    const accountId = new URLSearchParams(await text(request)).get('person') ?? '';
    const known = DEMONSTRATION_PERSONS.some(({ id }) => id === accountId);
    const result = known
      ? { login: { accountId } }
      : { error: 'access_denied', error_description: 'There is no such person.' };
    await provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false });
  }

  private async start(): Promise<Provider> {
    const { OIDC_AUDIENCE: audience, DEVELOPMENT_TOKEN_SECONDS: tokenSeconds } = this.settings;
    const { issuer, origins } = this;
    return developmentProvider({ issuer, origins, audience, tokenSeconds, keys: await this.keys() });
  }

  /** Where the page may be opened: the address itself, and its usual name. */
  private get origins(): string[] {
    const server = this.host.httpAdapter.getHttpServer() as { address(): AddressInfo | null };
    const address = server.address();
    if (!address) throw new Error('The service does not listen yet.');
    const host = address.family === 'IPv6' ? `[${address.address}]` : address.address;
    return [`http://${host}:${address.port}`, `http://localhost:${address.port}`];
  }
}
