/** Apollo Server, for what is not read by one statement: introspection, and whatever is mixed with it. */
import { ApolloServer, type ApolloServerPlugin, HeaderMap } from '@apollo/server'
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
} from '@apollo/server/plugin/disabled'
import { GraphQLError, type GraphQLSchema } from 'graphql'
import { log } from '../log.ts'
import type { Reader } from './reader.ts'
import { format } from './refusal.ts'
import type { Question } from './request.ts'
import type { Context } from './root.ts'

export interface Executor {
  /** The answer to a question that is within the limits. */
  execute(text: string, question: Question, requestId: string): Promise<{ status: number; body: string }>
  close(): Promise<void>
}

interface OwnContext extends Context {
  readonly requestId: string
}

/** Leaves the request's id with each fault, by which it is found in the log. */
const logFaults: ApolloServerPlugin<OwnContext> = {
  async requestDidStart({ contextValue: { requestId } }) {
    return {
      async didEncounterErrors({ errors }) {
        for (const error of errors) {
          const cause = error.originalError
          if (!cause || cause instanceof GraphQLError) continue
          log.error({ err: cause, requestId }, 'a request failed')
          error.extensions.requestId = requestId
        }
      },
    }
  },
}

export async function createExecutor(schema: GraphQLSchema, reader: Reader): Promise<Executor> {
  const apollo = new ApolloServer<OwnContext>({
    schema,
    introspection: true,
    csrfPrevention: true,
    includeStacktraceInErrorResponses: false,
    persistedQueries: false,
    stopOnTerminationSignals: false,
    formatError: format,
    plugins: [ApolloServerPluginCacheControlDisabled(), ApolloServerPluginLandingPageDisabled(), logFaults],
  })
  await apollo.start()
  return {
    async execute(query, { variables, operationName }, requestId) {
      const { status, body } = await apollo.executeHTTPGraphQLRequest({
        httpGraphQLRequest: {
          method: 'POST',
          headers: new HeaderMap([['content-type', 'application/json']]),
          search: '',
          body: { query, variables, ...(operationName === null ? {} : { operationName }) },
        },
        context: async () => ({ reader, requestId }),
      })
      if (body.kind !== 'complete') throw new Error('The executor answered in parts, which nobody asked for')
      return { status: status ?? 200, body: body.string }
    },
    close: () => apollo.stop(),
  }
}
