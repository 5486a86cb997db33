/** Apollo Server, for what is not read by one statement: introspection, editors' reads, mutations, and whatever is mixed with them. */
import { ApolloServer, type ApolloServerPlugin, HeaderMap } from '@apollo/server'
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
} from '@apollo/server/plugin/disabled'
import { GraphQLError, type GraphQLSchema } from 'graphql'
import type { Context } from '../context.ts'
import { log } from '../log.ts'
import { format } from './refusal.ts'
import type { Question } from './request.ts'

export interface Executor {
  /** The answer to a question that is within the limits. */
  execute(text: string, question: Question, context: Context): Promise<{ status: number; body: string }>
  close(): Promise<void>
}

/** Leaves the request's id with each fault, by which it is found in the log. */
const logFaults: ApolloServerPlugin<Context> = {
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

/** Tells what arguments name that the hub does not know, as answers of one statement do. */
const warn: ApolloServerPlugin<Context> = {
  async requestDidStart({ contextValue: { warnings } }) {
    return {
      async willSendResponse({ response: { body } }) {
        if (body.kind === 'single' && warnings.length > 0) body.singleResult.extensions = { warnings }
      },
    }
  },
}

export async function createExecutor(schema: GraphQLSchema, publicUrl: string): Promise<Executor> {
  const apollo = new ApolloServer<Context>({
    schema,
    introspection: true,
    csrfPrevention: true,
    includeStacktraceInErrorResponses: false,
    persistedQueries: false,
    stopOnTerminationSignals: false,
    formatError: (error) => format(error, publicUrl),
    plugins: [ApolloServerPluginCacheControlDisabled(), ApolloServerPluginLandingPageDisabled(), logFaults, warn],
  })
  await apollo.start()
  return {
    async execute(query, { variables, operationName }, context) {
      const { status, body } = await apollo.executeHTTPGraphQLRequest({
        httpGraphQLRequest: {
          method: 'POST',
          headers: new HeaderMap([['content-type', 'application/json']]),
          search: '',
          body: { query, variables, ...(operationName === null ? {} : { operationName }) },
        },
        context: async () => context,
      })
      if (body.kind !== 'complete') throw new Error('The executor answered in parts, which nobody asked for')
      return { status: status ?? 200, body: body.string }
    },
    close: () => apollo.stop(),
  }
}
