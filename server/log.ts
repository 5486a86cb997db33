/** The process's log: JSON lines on standard error, so that standard output stays readable for people. */
import { pino, type SerializedError, stdSerializers } from 'pino'

export const log = pino(
  { name: 'fanxing', base: null, serializers: { err: withoutValues } },
  pino.destination({ fd: 2, sync: true }),
)

/** Errors of the database carry the row and the parameters that they are about, which may be somebody's secrets. */
function withoutValues(error: Error): Partial<SerializedError> {
  const { detail: _row, params: _parameters, ...told } = stdSerializers.err(error)
  return told
}
