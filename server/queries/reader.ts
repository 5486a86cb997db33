/** Answers planned operations from the database. */
import { type GraphQLResolveInfo, getVariableValues } from 'graphql'
import { LRUCache } from 'lru-cache'
import type { Context } from '../context.ts'
import type { Database, Session } from '../database/database.ts'
import { compile, compileField, type Plan } from './compile.ts'
import { type Known, MAX_PLANS } from './documents.ts'
import { type Model, Unplannable } from './model.ts'
import { isRecord, outline, type Variables } from './outline.ts'
import { Refused, refusalOf, withValues } from './refusal.ts'
import { takeTags } from './tags.ts'

export interface Answer {
  readonly bytes: Buffer
  /** What it read; null where nobody noted it, so that it cannot be kept. */
  readonly tags: readonly string[] | null
  /** HTTP status. */
  readonly status: number
  /** What the query costs, as limits.ts counts it. */
  readonly cost: number
}

/** How often a document of a stranger is asked before its statement is prepared. */
const USES_BEFORE_PREPARED = 3
/** A prepared statement takes memory in each connection until that one ends, so strangers share so many. */
const STRANGERS_PREPARED = 200
/** One of our own documents has as many statements as its variables have outlines; so many of them are prepared. */
const OWN_PREPARED = 24

export class Reader {
  /** Names of strangers' statements that are prepared. */
  readonly #prepared = new Set<string>()
  readonly #fieldPlans = new WeakMap<object, LRUCache<string, Plan>>()

  constructor(
    private readonly database: Database,
    private readonly model: Model,
  ) {}

  /** The plan of a document for coerced variables; null where it is not read from the tables alone. */
  plan(known: Known, variables: Variables): Plan | null {
    const shape = outline(this.model, known.operation, variables)
    const key = JSON.stringify(shape)
    const cached = known.plans.get(key)
    if (cached) return cached
    if (known.isUnplannable) return null
    try {
      const plan = compile(this.model, known.document, known.operation, shape)
      known.plans.set(key, plan)
      return plan
    } catch (error) {
      if (!(error instanceof Unplannable)) throw error
      known.isUnplannable = true
      return null
    }
  }

  /** The whole answer of a plan, `{"data":…}`, with its tags; `session`: where its statement runs. */
  async read(
    known: Known,
    plan: Plan,
    variables: Variables,
    session: Session = this.database,
  ): Promise<{ bytes: Buffer; tags: string[] }> {
    // Planning a statement takes PostgreSQL longer than running it, so those that come again are prepared.
    const text = await run(session, plan, variables, this.#isPrepared(known, plan) ? plan.name : undefined)
    return takeTags(text, plan.kinds)
  }

  #isPrepared(known: Known, { name }: Plan): boolean {
    const [prepared, most] = known.isTrusted ? [known.prepared, OWN_PREPARED] : [this.#prepared, STRANGERS_PREPARED]
    if (prepared.has(name)) return true
    if ((!known.isTrusted && ++known.uses <= USES_BEFORE_PREPARED) || prepared.size >= most) return false
    prepared.add(name)
    return true
  }

  /** The value of one root field, for the executor; what its answer warns of is added to the request's warnings. */
  async field(info: GraphQLResolveInfo, { given, warnings }: Pick<Context, 'given' | 'warnings'>): Promise<unknown> {
    const key = String(info.path.key)
    const shape = outline(this.model, info.operation, info.variableValues)
    const plans = this.#plansOf(info.operation)
    const name = `${key} ${JSON.stringify(shape)}`
    const fragments = new Map(Object.entries(info.fragments))
    const plan = plans.get(name) ?? compileField(this.model, fragments, info.operation, key, shape)
    plans.set(name, plan)
    const { data, extensions } = JSON.parse(await run(this.database, plan, { ...info.variableValues, ...given }))
    warnings.push(...(extensions?.warnings ?? []))
    return data
  }

  #plansOf(operation: object): LRUCache<string, Plan> {
    const plans = this.#fieldPlans.get(operation) ?? new LRUCache<string, Plan>({ max: MAX_PLANS })
    this.#fieldPlans.set(operation, plans)
    return plans
  }
}

async function run(session: Session, plan: Plan, variables: Variables, name?: string): Promise<string> {
  const values = plan.bind(variables)
  try {
    return await session.text(plan.sql, values, name)
  } catch (error) {
    throw refusalOf(error)
  }
}

/** Variables as the operation's types have them. */
export function coerce(model: Model, known: Known, variables: unknown): Variables {
  const given = isRecord(variables) ? variables : {}
  const { coerced, errors } = getVariableValues(model.schema, known.operation.variableDefinitions ?? [], given)
  if (errors) throw new Refused(withValues(errors, model.schema))
  return coerced
}
