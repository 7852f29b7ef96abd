import {
  type AddColumnNode,
  type CreateIndexNode,
  type CreateTableNode,
  type DropIndexNode,
  type DropTableNode,
  type KyselyPlugin,
  OperationNodeTransformer,
  type PluginTransformQueryArgs,
  type QueryId,
} from 'kysely';

/** For engines on which a migration that was interrupted has left its first statements behind: they are run again. */
export const rerunnable: KyselyPlugin = {
  transformQuery: ({ node, queryId }: PluginTransformQueryArgs) => transformer.transformNode(node, queryId),
  transformResult: async ({ result }) => result,
};

class Transformer extends OperationNodeTransformer {
  protected override transformCreateTable(node: CreateTableNode, queryId?: QueryId): CreateTableNode {
    return { ...super.transformCreateTable(node, queryId), ifNotExists: true };
  }

  protected override transformCreateIndex(node: CreateIndexNode, queryId?: QueryId): CreateIndexNode {
    return { ...super.transformCreateIndex(node, queryId), ifNotExists: true };
  }

  protected override transformAddColumn(node: AddColumnNode, queryId?: QueryId): AddColumnNode {
    const add = super.transformAddColumn(node, queryId);
    return { ...add, column: { ...add.column, ifNotExists: true } };
  }

  protected override transformDropTable(node: DropTableNode, queryId?: QueryId): DropTableNode {
    return { ...super.transformDropTable(node, queryId), ifExists: true };
  }

  protected override transformDropIndex(node: DropIndexNode, queryId?: QueryId): DropIndexNode {
    return { ...super.transformDropIndex(node, queryId), ifExists: true };
  }
}

const transformer = new Transformer();
