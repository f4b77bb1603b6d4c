import type { Store } from '../store.ts';
import { ANY } from '../streams/expected-version.ts';
import { AllSource } from './all-source.ts';
import { configurationEvent, readConfiguration } from './configuration.ts';
import { groupExists, groupNotFound } from './errors.ts';
import type { EventSource } from './event-source.ts';
import { Group } from './group.ts';
import { ALL, type GroupDefinition } from './settings.ts';
import { StreamSource } from './stream-source.ts';
import { CONFIGURATION_STREAM } from './subscription-streams.ts';
import { requireRoom, requireSound } from './validation.ts';

/** Milliseconds between two looks for events that waited too long for an answer, and for checkpoints that are due. */
const TICK = 1000;

/** All groups of a store. What there is stands in a stream of the store itself, so that it survives a restart. */
export class Groups {
  private readonly store: Store;
  /** By source, then by name. A source whose last group was deleted stays known, with none. */
  private sources = new Map<string, Map<string, Group>>();
  private readonly timer: NodeJS.Timeout;
  private readonly forgetCommits: () => void;

  constructor(store: Store) {
    this.store = store;
    this.load();
    this.timer = setInterval(() => this.tick(), TICK);
    this.timer.unref();
    this.forgetCommits = store.onCommit(() => this.wake());
  }

  /** @throws ServerError when there is none. */
  get(source: string, name: string): Group {
    const group = this.sources.get(source)?.get(name);
    if (!group) throw groupNotFound(source, name);
    return group;
  }

  /** In the order of their sources' names. */
  all(): Group[] {
    const sources = [...this.sources].sort(([a], [b]) => (a < b ? -1 : 1));
    return sources.flatMap(([, groups]) => [...groups.values()]);
  }

  /** @throws ServerError when the source never had one. */
  ofSource(source: string): Group[] {
    const groups = this.sources.get(source);
    if (!groups) throw groupNotFound(source, '');
    return [...groups.values()];
  }

  async create(definition: GroupDefinition): Promise<void> {
    requireSound(definition, this.store.log.lastPosition);
    const { source, name } = definition;
    if (this.sources.get(source)?.has(name)) throw groupExists(source, name);
    requireRoom(definition);
    this.start(definition);
    try {
      await this.save();
    } catch (error) {
      this.remove(source, name);
      throw error;
    }
  }

  /** Consumers are let go; the group goes on from its checkpoint, with the filter that it has. */
  async update(changed: GroupDefinition): Promise<void> {
    const old = this.get(changed.source, changed.name);
    requireSound(changed, this.store.log.lastPosition);
    requireRoom(changed);
    const { filter } = old.definition;
    old.stop();
    this.start({ ...changed, ...(filter && { filter }) });
    await this.save();
  }

  async delete(source: string, name: string): Promise<void> {
    const group = this.get(source, name);
    this.remove(source, name);
    await Promise.all([group.forget(), this.save()]);
  }

  /** As after a restart of the server: consumers are let go, and everything comes from the store again. */
  restart(): void {
    this.stopAll();
    this.sources = new Map();
    this.load();
  }

  stop(): void {
    clearInterval(this.timer);
    this.forgetCommits();
    this.stopAll();
  }

  private load(): void {
    const last = this.store.log.lastRevision(CONFIGURATION_STREAM);
    const event = last === undefined ? undefined : this.store.log.at(CONFIGURATION_STREAM, last);
    if (event) for (const definition of readConfiguration(event.data)) this.start(definition);
  }

  private start(definition: GroupDefinition): void {
    const group = new Group(this.store, definition, this.sourceOf(definition));
    const groups = this.sources.get(definition.source) ?? new Map<string, Group>();
    this.sources.set(definition.source, groups.set(definition.name, group));
  }

  private remove(source: string, name: string): void {
    this.sources.get(source)?.get(name)?.stop();
    this.sources.get(source)?.delete(name);
  }

  private sourceOf({ source, filter, settings }: GroupDefinition): EventSource {
    return source === ALL
      ? new AllSource(this.store, filter, settings.resolveLinks)
      : new StreamSource(this.store, source, settings.resolveLinks);
  }

  private async save(): Promise<void> {
    const definitions = this.all().map(({ definition }) => definition);
    await this.store.append(CONFIGURATION_STREAM, ANY, [configurationEvent(definitions)]);
  }

  private wake(): void {
    for (const group of this.each()) if (group.hasNews) group.wake();
  }

  private tick(): void {
    const now = Date.now();
    for (const group of this.each()) group.tick(now);
  }

  private stopAll(): void {
    for (const group of this.each()) group.stop();
  }

  private *each(): Iterable<Group> {
    for (const groups of this.sources.values()) yield* groups.values();
  }
}
