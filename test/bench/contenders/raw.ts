/**
 * RAW: what one can write by hand at best. A bare node:http server and, for each question, one prepared statement
 * whose text is the answer. With KEEP=1 it is RAW-static: every answer is kept as bytes under the request's body.
 */
import pg from 'pg'
import { ORIGIN, type Variables } from '../questions/question.ts'
import { questions } from '../questions/questions.ts'
import { readBody, reply, serve } from './serve.ts'

interface Body {
  operationName: string
  variables: Variables
}

const pool = new pg.Pool({
  connectionString: process.env.DATABASE_URL,
  max: Number(process.env.POOL),
  // None is closed while others have their turn, as none of the hub's is.
  idleTimeoutMillis: 0,
})
const statements = new Map(questions.map((question) => [question.operation, question.sql]))
const kept = process.env.KEEP === '1' ? new Map<string, Buffer>() : null

async function answer(body: string): Promise<Buffer> {
  const { operationName, variables } = JSON.parse(body) as Body
  const text = statements.get(operationName) ?? ''
  const result = await pool.query<[string]>({
    name: operationName,
    text,
    values: [ORIGIN, ...Object.values(variables)],
    rowMode: 'array',
  })
  const bytes = Buffer.from(result.rows[0]?.[0] ?? '')
  kept?.set(body, bytes)
  return bytes
}

serve(
  (request, response) =>
    readBody(request, (body) => {
      const bytes = kept?.get(body)
      if (bytes) return reply(response, bytes)
      answer(body).then(
        (made) => reply(response, made),
        (error: unknown) => response.writeHead(500).end(String(error)),
      )
    }),
  () => pool.end(),
)
