/** Where a node's page is. */
import { type GraphQLSchema, isObjectType } from 'graphql'
import type { Door } from '../queries/door.ts'

/** What readers wait for comes first. */
const order = ['Story', 'Project', 'Figure', 'Place']

const nodeTag = /^(\w+):(\d+)$/

export class Permalinks {
  readonly #query: string
  readonly #types: string[]

  constructor(
    schema: GraphQLSchema,
    private readonly door: Pick<Door, 'ask'>,
  ) {
    const types = Object.values(schema.getTypeMap()).filter(isObjectType)
    this.#types = types
      .filter((type) => type.getInterfaces().some(({ name }) => name === 'Node') && 'url' in type.getFields())
      .map((type) => type.name)
      .sort((one, other) => rank(one) - rank(other))
    this.#query = `query Permalink($id: ID!) { node(id: $id) { ${this.#types.map((type) => `... on ${type} { url }`).join(' ')} } }`
  }

  /** Permalinks of the nodes among the tags that are published, in the order in which their pages should appear. */
  async *of(tags: readonly string[]): AsyncGenerator<string> {
    for (const type of this.#types) {
      for (const tag of tags) {
        const [, name, id] = nodeTag.exec(tag) ?? []
        if (name !== type) continue
        const { bytes } = await this.door.ask(this.#query, { id })
        const answer: { data: { node: { url: string } | null } } = JSON.parse(bytes.toString())
        if (answer.data.node !== null) yield answer.data.node.url
      }
    }
  }
}

function rank(type: string): number {
  const at = order.indexOf(type)
  return at < 0 ? order.length : at
}
