import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Role } from '../../schema/terms.ts'
import type { Database } from '../../server/database/database.ts'
import { log } from '../../server/log.ts'
import { pictureDigest } from '../../server/pictures/files.ts'
import { picturePath } from '../../server/publish/addresses.ts'
import { publish } from '../../server/publish/publish.ts'
import { addEditor, signIn } from '../editorial/person.ts'
import { testDatabase } from '../hub.ts'
import { phonePhoto } from '../pictures/photo.ts'
import { smallDraft } from '../publish/small-draft.ts'
import { type ServedHub, serveHub } from '../queries/served-hub.ts'

log.level = 'silent'

let database: Database
let hub: ServedHub
let photo: Buffer
let writer: Record<string, string>
let manuscript: string
beforeAll(async () => {
  database = await testDatabase()
  await publish(database, smallDraft())
  hub = await serveHub(database)
  photo = await phonePhoto()
  await addEditor(database, 'writer@example.org', [{ role: 'CONTRIBUTOR', place: 'liuhu' }])
  writer = await signIn(hub, 'writer@example.org')
  manuscript = await begun()
})
afterAll(async () => {
  await hub.close()
  await database.close()
})

async function begun(): Promise<string> {
  const query = 'mutation { createManuscript(place: "liuhu", title: "试") { manuscript { id } } }'
  const { data } = JSON.parse((await hub.post({ query }, writer)).body)
  return data.createManuscript.manuscript.id
}

interface Handed {
  body?: Buffer
  to?: string
  method?: string
}
async function hand(headers: Record<string, string>, { body = photo, to = manuscript, method = 'POST' }: Handed = {}) {
  const reply = await hub.send({ path: `/pictures/?manuscript=${to}`, headers, body, method })
  return { status: reply.status, said: JSON.parse(reply.body) }
}

describe('a picture', () => {
  test('is kept whole with its forms, logged, and the same when it is handed in again', async () => {
    const { status, said } = await hand(writer)
    expect({ status, said }).toEqual({ status: 201, said: { file: pictureDigest(photo), widths: [400] } })
    expect((await hand(writer)).said).toEqual(said)
    const parts = await database.rows<{ part: string; content: string }>(
      `select part, string_agg(encode(content, 'hex'), '' order by number) as content from picture_piece group by part order by part`,
    )
    expect(parts.map(({ part }) => part)).toEqual(['400.avif', '400.jpg', '400.webp', 'original'])
    expect(parts.at(-1)?.content).toBe(photo.toString('hex'))
    expect(await database.rows(`select target from audit_entry where action = 'addPicture'`)).toHaveLength(2)
  })

  test('is shown before it is published to those who write there, the original to nobody', async () => {
    const { file } = (await hand(writer)).said
    const path = picturePath(file, 400, 'JPEG')
    const show = async (path: string, headers: Record<string, string> = {}) =>
      (await hub.send({ method: 'GET', path, headers })).status
    await addEditor(database, 'village@example.org', [{ role: 'PUBLISHER', place: 'liuhu/tongshuwang' }])
    expect(await show(path, writer)).toBe(200)
    expect(await show(`/pictures/${file}`, writer)).toBe(200)
    expect(await show(path)).toBe(404)
    expect(await show(`/pictures/${file}`)).toBe(404)
    expect(await show(path, await signIn(hub, 'village@example.org'))).toBe(404)
    expect(await show(`/pictures/${file}-original`, writer)).toBe(404)
    expect(await show(`/pictures/${file}-800.jpg`, writer)).toBe(404)
  })

  test('is refused to strangers, from other pages, and by another method', async () => {
    expect((await hand({})).said.code).toBe('UNAUTHENTICATED')
    expect((await hand({ ...writer, origin: 'https://evil.example' })).said.code).toBe('CSRF_PREVENTED')
    expect((await hand(writer, { method: 'PUT' })).status).toBe(405)
    expect((await hand(writer, { to: 'x' })).said.code).toBe('MANUSCRIPT_UNKNOWN')
  })

  test('of more than 20 MB is refused before it is read, whether it says so or not', async () => {
    const announced = await hand({ ...writer, 'content-length': String(21 * 1024 * 1024) }, { body: Buffer.alloc(1) })
    expect([announced.status, announced.said.code]).toEqual([413, 'PICTURE_TOO_LARGE'])
    const streamed = await hand({ ...writer, 'transfer-encoding': 'chunked' }, { body: Buffer.alloc(21 * 1024 * 1024) })
    expect([streamed.status, streamed.said.code]).toEqual([413, 'PICTURE_TOO_LARGE'])
  })

  test('that lies about what it is leaves nothing', async () => {
    const before = await database.rows('select digest from picture_file')
    const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')
    const { status, said } = await hand({ ...writer, 'content-type': 'image/jpeg' }, { body: svg })
    expect([status, said.code]).toEqual([400, 'PICTURE_UNREADABLE'])
    expect(await database.rows('select digest from picture_file')).toEqual(before)
  })

  test('is taken from those who write at the place or above it, whatever else others may', async () => {
    const places = ['', 'henan', 'liuhu', 'liuhu/tongshuwang', 'other'] as const
    const wrong: string[] = []
    for (const role of Object.values(Role)) {
      for (const place of places) {
        const email = `${role}-${place.replace('/', '-')}@example.org`.toLowerCase()
        await addEditor(database, email, [{ role, place }])
        const { status } = await hand(await signIn(hub, email))
        const isWriter = role !== 'ADMINISTRATOR' && ['', 'henan', 'liuhu'].includes(place)
        if ((status === 201) !== isWriter) wrong.push(`${role} at “${place}”: ${status}`)
      }
    }
    expect(wrong).toEqual([])
  })

  test('is not taken while the manuscript is reviewed', async () => {
    const reviewed = await begun()
    await database.rows(`update manuscript set state = 'IN_REVIEW' where id = $1::text::uuid`, [reviewed])
    expect((await hand(writer, { to: reviewed })).said.code).toBe('MANUSCRIPT_STATE')
  })
})
