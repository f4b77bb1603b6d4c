import { features } from '../wire/protocol.ts';

/** The version whose behaviour is reproduced. */
export const SERVER_VERSION = '24.10.4';

/** Methods a client may call, in lower case, with the features that it may use there. */
export function supportedMethods(
  services: readonly Readonly<Record<string, { readonly path: string }>>[],
): InstanceType<typeof features.SupportedMethods> {
  const message = new features.SupportedMethods().setEventStoreServerVersion(SERVER_VERSION);
  for (const { path } of services.flatMap((service) => Object.values(service))) {
    const lower = path.toLowerCase();
    const [, service = '', method = ''] = lower.split('/');
    const supported = new features.SupportedMethod();
    supported.setServiceName(service).setMethodName(method).setFeaturesList(featuresOf(lower));
    message.addMethods(supported);
  }
  return message;
}

/** That a method is there is one thing; clients also ask what it can do. */
function featuresOf(path: string): string[] {
  if (path.includes('persistentsubscriptions')) return ['stream', 'all'];
  if (path.endsWith('.streams/read')) return ['position', 'events'];
  return path.endsWith('.streams/batchappend') ? ['deadline_duration'] : [];
}
