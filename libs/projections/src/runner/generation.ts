import { type IdentifierNode, type Kysely, type KyselyPlugin, OperationNodeTransformer } from 'kysely';
import type { PluginTransformQueryArgs, PluginTransformResultArgs, QueryId } from 'kysely';
import type { Tables, WriteTransaction } from '../database/database.ts';
import type { Table } from '../database/table.ts';
import type { ReadModel } from './read-model.ts';

/** A read model in one of its builds: generation 0 has the tables as the model names them, others have their own. */
export interface Build extends Omit<ReadModel, 'again'> {
  readonly generation: number;
}

/** The same model on the tables of a generation. It must be an instance of its own: it may keep things in memory. */
export function inGeneration(model: ReadModel, generation: number): Build {
  const names = new Names(model.tables, generation);
  const { createIndexes } = model;
  return {
    name: model.name,
    version: model.version,
    generation,
    tables: model.tables.map((table) => names.of(table)),
    createTables: (db) => model.createTables(names.within(db)),
    ...(createIndexes && { createIndexes: (db: Kysely<Tables>) => createIndexes.call(model, names.within(db)) }),
    apply: (events, tx) => model.apply(events, names.writing(tx)),
    undone: () => model.undone?.(),
  };
}

/** Puts the generation behind the name of a table, and into the names of its indexes and keys, which begin with it. */
class Names implements KyselyPlugin {
  readonly #tables: readonly string[];
  readonly #generation: number;
  readonly #renamed = new WeakMap<object, object>();
  readonly #transformer: RenameIdentifiers;

  constructor(tables: readonly string[], generation: number) {
    this.#tables = tables;
    this.#generation = generation;
    this.#transformer = new RenameIdentifiers((name) => this.of(name));
  }

  of(name: string): string {
    const table =
      this.#generation === 0 ? undefined : this.#tables.find((one) => name === one || name.startsWith(`${one}_`));
    return table === undefined ? name : `${table}_g${this.#generation}${name.slice(table.length)}`;
  }

  within(db: Kysely<Tables>): Kysely<Tables> {
    return this.#generation === 0 ? db : db.withPlugin(this);
  }

  writing(tx: WriteTransaction): WriteTransaction {
    if (this.#generation === 0) return tx;
    return {
      db: this.within(tx.db),
      savepoint: (work) => tx.savepoint(work),
      insert: (table, rows) => tx.insert(this.#table(table), rows),
      upsert: (table, rows) => tx.upsert(this.#table(table), rows),
      load: (table, column, values) => tx.load(this.#table(table), column, values),
      remove: (table, column, values) => tx.remove(this.#table(table), column, values),
    };
  }

  transformQuery({ node, queryId }: PluginTransformQueryArgs): PluginTransformQueryArgs['node'] {
    return this.#transformer.transformNode(node, queryId);
  }

  async transformResult({ result }: PluginTransformResultArgs): Promise<PluginTransformResultArgs['result']> {
    return result;
  }

  #table<Row extends object>(table: Table<Row>): Table<Row> {
    let renamed = this.#renamed.get(table) as Table<Row> | undefined;
    if (renamed === undefined) {
      renamed = { ...table, name: this.of(table.name) };
      this.#renamed.set(table, renamed);
    }
    return renamed;
  }
}

class RenameIdentifiers extends OperationNodeTransformer {
  readonly #rename: (name: string) => string;

  constructor(rename: (name: string) => string) {
    super();
    this.#rename = rename;
  }

  protected override transformIdentifier(node: IdentifierNode, id?: QueryId): IdentifierNode {
    const identifier = super.transformIdentifier(node, id);
    return { ...identifier, name: this.#rename(identifier.name) };
  }
}
