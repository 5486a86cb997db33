/** The part of the package that is used here, for plain Node requests rather than Express ones. */
declare module 'compression' {
  import type { IncomingMessage, ServerResponse } from 'node:http'

  /** `threshold`: bytes below which a body is sent as it is. */
  export default function compression(options: {
    threshold: number
  }): (request: IncomingMessage, response: ServerResponse, next: () => void) => void
}
