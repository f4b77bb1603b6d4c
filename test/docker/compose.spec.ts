import { compose, read } from './files.ts';

const { tracker, eventstore } = compose().services;

describe('the compose file', () => {
  it('starts the service and an EventStoreDB 24.10, both pinned', () => {
    expect(Object.keys(compose().services).sort()).toEqual(['eventstore', 'tracker']);
    expect(eventstore.image).toMatch(/^eventstore\/eventstore:24\.10\.\d+-/);
    expect(tracker.image).toMatch(/:\d+\.\d+\.\d+$/);
  });

  it('builds the service from the root with our Dockerfile', () => {
    expect(tracker.build).toEqual({ context: '..', dockerfile: 'docker/Dockerfile' });
  });

  it('lets the service wait until the store is healthy', () => {
    expect(eventstore.healthcheck?.test).toContain('http://127.0.0.1:2113/health/live');
    expect(tracker.depends_on).toEqual({ eventstore: { condition: 'service_healthy' } });
  });

  it('points the service at that store, unencrypted because the store is', () => {
    expect(eventstore.environment).toMatchObject({ EVENTSTORE_INSECURE: 'true', EVENTSTORE_NODE_PORT: '2113' });
    expect(tracker.environment['EVENTSTORE_URL']).toBe('esdb://127.0.0.1:2113?tls=false');
  });

  it('shows neither to another machine', () => {
    expect([tracker.network_mode, eventstore.network_mode]).toEqual(['host', 'host']);
    expect(eventstore.environment).toMatchObject({
      EVENTSTORE_NODE_IP: '127.0.0.1',
      EVENTSTORE_REPLICATION_IP: '127.0.0.1',
    });
    expect(tracker.environment).not.toHaveProperty('HOST');
    expect(tracker.ports ?? eventstore.ports).toBeUndefined();
  });

  it('says why it uses the network of the host', () => {
    expect(read('docker/compose.yaml')).toMatch(/# Both use the host's network\. Without OIDC_ISSUER anybody/);
  });

  it('gives the service nothing that it does not need', () => {
    expect(tracker).toMatchObject({ read_only: true, cap_drop: ['ALL'], security_opt: ['no-new-privileges:true'] });
  });

  it('keeps events, and what is made of them, in volumes of their own', () => {
    const named = [...tracker.volumes, ...eventstore.volumes].map((volume) => volume.split(':')[0]);
    expect(named.sort()).toEqual(Object.keys(compose().volumes).sort());
    expect(eventstore.volumes).toContain('events:/var/lib/eventstore');
    expect(tracker.volumes).toEqual(['read-models:/data']);
  });

  it('puts an init before the service, which passes on a stop that comes while it starts', () => {
    expect(tracker.init).toBe(true);
  });

  it('leaves both the time to end cleanly', () => {
    expect([tracker.stop_grace_period, eventstore.stop_grace_period]).toEqual(['20s', '60s']);
  });

  it('holds no secret', () => {
    expect(read('docker/compose.yaml')).not.toMatch(/password|secret|token|@[a-z0-9.]+:\d/i);
  });
});
