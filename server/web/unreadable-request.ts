/** What answers bytes that are no HTTP request, of which Node makes no request either. */
import { maxHeaderSize, STATUS_CODES } from 'node:http'
import type { Duplex } from 'node:stream'
import { codes, HubError } from '../errors.ts'

/** What may be wrong, by the code of Node's parser. */
const FAULTS: Record<string, HubError> = {
  HPE_INVALID_URL: new HubError(
    'BAD_ADDRESS',
    'The address has characters that must be percent-encoded (地址里的汉字和空格要先编码). Have curl do it: curl -G ADDRESS --data-urlencode "place=址刘村"',
  ),
  HPE_HEADER_OVERFLOW: new HubError(
    'HEAD_TOO_LARGE',
    `The address and the headers have more than the ${maxHeaderSize} bytes that are read (地址和请求头太长). Send a long query by POST.`,
  ),
}
const UNREADABLE = new HubError(
  'BAD_REQUEST',
  'This is no HTTP request (这不是 HTTP 请求). An https address needs a proxy in front of the hub.',
)
const TIMED_OUT = 'ERR_HTTP_REQUEST_TIMEOUT'

/** Answers what could not be read as a request, and closes the connection, whose further bytes mean nothing. */
export function refuseUnreadable({ code = '' }: NodeJS.ErrnoException, socket: Duplex): void {
  if (code === 'ECONNRESET' || !socket.writable) {
    socket.destroy()
    return
  }
  const fault = FAULTS[code] ?? UNREADABLE
  socket.end(code === TIMED_OUT ? head(408, '') : head(codes[fault.code][0], `${fault.code}: ${fault.message}\n`))
}

function head(status: number, body: string): string {
  const lines = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    'connection: close',
    'cache-control: no-store',
    'content-type: text/plain; charset=utf-8',
    `content-length: ${Buffer.byteLength(body)}`,
  ]
  return `${lines.join('\r\n')}\r\n\r\n${body}`
}
