import {
  type ColumnDefinitionNode,
  type CreateTableNode,
  FunctionNode,
  GeneratedNode,
  type KyselyPlugin,
  type OperationNode,
  OperationNodeTransformer,
  type PluginTransformQueryArgs,
  type PluginTransformResultArgs,
  type QueryId,
  type QueryResult,
  RawNode,
  type RootOperationNode,
  type UnknownRow,
} from 'kysely';
import { FUNCTIONS } from './spelling.ts';

/** The domain that `int64` columns have; whole numbers of another kind are plain bigint, and numbers in JavaScript. */
export const INT64 = 'int64';

/**
 * Types by SQLite's word. Text is compared byte by byte, as SQLite does it: a page of a list, its cursor and its order are
 * the same on both, whatever the language of the server.
 */
const TYPES: Readonly<Record<string, string>> = {
  text: 'text collate "C"',
  integer: 'bigint',
  int: INT64,
  real: 'double precision',
  blob: 'bytea',
};

/** Lets read models be written once, in SQLite's words: translates those that PostgreSQL spells differently. */
export class PostgresSpelling implements KyselyPlugin {
  readonly #transformer = new Transformer();

  transformQuery({ node, queryId }: PluginTransformQueryArgs): RootOperationNode {
    return this.#transformer.transformNode(node, queryId);
  }

  async transformResult({ result }: PluginTransformResultArgs): Promise<QueryResult<UnknownRow>> {
    return result;
  }
}

class Transformer extends OperationNodeTransformer {
  protected override transformColumnDefinition(node: ColumnDefinitionNode, id?: QueryId): ColumnDefinitionNode {
    const { autoIncrement = false, ...column } = super.transformColumnDefinition(node, id);
    const type = TYPES[wordOf(column.dataType) ?? ''];
    const dataType = type === undefined ? column.dataType : RawNode.createWithSql(type);
    if (!autoIncrement) return { ...column, dataType };
    return { ...column, dataType, generated: GeneratedNode.create({ identity: true, byDefault: true }) };
  }

  protected override transformCreateTable(node: CreateTableNode, id?: QueryId): CreateTableNode {
    const table = super.transformCreateTable(node, id);
    if (table.endModifiers === undefined) return table;
    return { ...table, endModifiers: table.endModifiers.filter((modifier) => wordOf(modifier) !== 'strict') };
  }

  protected override transformFunction(node: FunctionNode, id?: QueryId): FunctionNode {
    const call = super.transformFunction(node, id);
    const name = FUNCTIONS[call.func];
    return name === undefined ? call : FunctionNode.create(name, call.arguments);
  }

  protected override transformRaw(node: RawNode, id?: QueryId): RawNode {
    const raw = super.transformRaw(node, id);
    const [before, after] = raw.sqlFragments;
    return before === '+' && after === '' && raw.parameters.length === 1 ? { ...raw, sqlFragments: ['', ''] } : raw;
  }
}

/** The one word that a type or a modifier consists of. */
function wordOf(node: OperationNode): string | undefined {
  if (node.kind === 'DataTypeNode') return (node as unknown as { dataType: string }).dataType;
  if (node.kind !== 'RawNode') return undefined;
  const { sqlFragments, parameters } = node as RawNode;
  return parameters.length === 0 ? sqlFragments.join('') : undefined;
}
