/** Reminders by rules, by people and by e-mail, with a clock that the test sets. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Database } from '../../server/database/database.ts'
import { createManuscript } from '../../server/drafts/writing.ts'
import type { Viewer } from '../../server/editorial/viewer.ts'
import { setDueDate } from '../../server/ledger/due-dates.ts'
import { wholeLedger } from '../../server/ledger/entries.ts'
import { Mailer } from '../../server/ledger/mailer.ts'
import { answerReminder, raiseReminder, readReminders } from '../../server/ledger/reminders.ts'
import { Reminding, type RemindingOptions } from '../../server/ledger/reminding.ts'
import { setResponsible } from '../../server/ledger/responsible.ts'
import { setLedgerRule } from '../../server/ledger/rules.ts'
import { publish } from '../../server/publish/publish.ts'
import { editor } from '../drafts/people.ts'
import { addEditor } from '../editorial/person.ts'
import { testDatabase } from '../hub.ts'
import { evidence, smallDraft } from '../publish/small-draft.ts'
import { bodyOf, MailServer } from './mail-server.ts'

const DAY_MS = 86_400_000
const start = new Date('2026-01-01T04:00:00Z')
const day = (days: number) => new Date(start.getTime() + days * DAY_MS)
const chief = editor('chief', 'ADMINISTRATOR', '')
const reviewer = editor('reviewer', 'EDITOR', 'liuhu')

let database: Database
let mail: MailServer
let reminding: Reminding | undefined
let writer: Viewer
let now: Date

beforeEach(async () => {
  database = await testDatabase()
  mail = await MailServer.open()
  now = start
  await publish(database, smallDraft(), { now: start })
  await addEditor(database, 'wang@example.org', [{ role: 'CONTRIBUTOR', place: 'liuhu' }])
  await setResponsible(database, chief, { place: 'liuhu', email: 'wang@example.org' })
  await setLedgerRule(database, chief, { place: 'zhongyuan', staleDays: 30, remindDays: 7, draftsDigests: true })
  const [row] = await database.rows<{ id: string }>('select id from editor')
  writer = editor(String(row?.id), 'CONTRIBUTOR', 'liuhu')
})
afterEach(async () => {
  await stop()
  await mail.close()
  await database.close()
})

async function stop(): Promise<void> {
  await reminding?.close()
  reminding = undefined
}

async function run(at: Date, options: Partial<RemindingOptions> = {}): Promise<void> {
  now = at
  reminding ??= await Reminding.start(database, {
    publicUrl: 'https://fanxing.example',
    mailer: null,
    now: () => now,
    retrySeconds: 0,
    pollSeconds: 0.5,
    ...options,
  })
  await reminding.look()
}
const withMail = () => ({ mailer: new Mailer({ smtpUrl: mail.url, from: '繁星 <hub@fanxing.example>' }) })
const list = async (open = true) =>
  (await readReminders(database, writer, { within: 'liuhu', open, mine: false }, { first: 100 })).nodes
const silent = async (open = true) => (await list(open)).filter(({ rule }) => rule === 'NO_NEWS')

/** A story about so many works under way, of which it names no end. */
function works(count: number) {
  const names = Array.from({ length: count }, (_, index) => `工程${String(index).padStart(2, '0')}`)
  const body = names.map((name) => `${name}正在施工。`).join('')
  const work = { kind: 'WORK', status: 'ONGOING', place: 'liuhu/tongshuwang', summary: '惠民工程。' } as const
  return smallDraft({
    story: { slug: 'works', title: '三十项工程', place: 'liuhu', body },
    slug: 'works',
    projects: names.map((name, index) => ({ slug: `work-${index}`, name, ...work })),
    branches: [],
    indicators: [],
    figures: [],
    achievements: [],
    stars: [],
    mentions: names.map((name, index) => ({
      subject: { project: `work-${index}` },
      evidence: evidence(`${name}正在施工`, body),
    })),
  })
}

describe('a rule', () => {
  test('reminds whoever answers for the place, again at each interval, until an update is seen', async () => {
    await run(day(30))
    expect(await silent()).toEqual([])
    await run(day(31))
    const raised = await silent()
    expect(raised.map(({ title }) => title).sort()).toEqual(['柳湖街道', '桐树王村', '联心结'].sort())
    for (const one of raised)
      expect(one).toMatchObject({ rule: 'NO_NEWS', rounds: 1, isMine: true, recipientName: 'wang' })
    await run(day(37.9))
    expect((await silent()).map(({ rounds }) => rounds)).toEqual([1, 1, 1])
    await run(day(38))
    expect((await silent()).map(({ rounds }) => rounds)).toEqual([2, 2, 2])
    await publish(database, smallDraft({ slug: 'news' }), { now: day(38) })
    await run(day(38.5))
    expect(await silent()).toEqual([])
    const answered = await silent(false)
    expect(answered).toHaveLength(3)
    for (const one of answered) expect(one).toMatchObject({ answer: 'UPDATE', answeredBy: '系统' })
  })

  test('lets a reason hold as long as news would', async () => {
    await run(day(31))
    const [first] = await silent()
    const answer = { reason: '项目在停工期' }
    await answerReminder(database, writer, { id: Number(first?.id), answer }, day(32))
    await run(day(61))
    expect((await silent()).map(({ entry }) => entry)).not.toContain(first?.entry)
    await run(day(63))
    expect((await silent()).map(({ entry }) => entry)).toContain(first?.entry)
    const acts = await database.rows<{ actor: string; target: string; reason: string }>(
      `select actor_name as actor, target, details ->> 'reason' as reason from audit_entry where action = 'answerReminder'`,
    )
    expect(acts).toEqual([{ actor: writer.name, target: first?.title, reason: '项目在停工期' }])
  })

  test('reminds of a work without an end and of pages without a picture after one interval, of a day that passed at once', async () => {
    await publish(database, works(1), { now: start })
    const rules = async () => (await list()).map(({ title, rule }) => `${title} ${rule}`)
    await run(day(6.9))
    expect(await rules()).toEqual([])
    await run(day(8))
    for (const one of ['工程00 UNENDED', '桐树王村 NO_PICTURE', '桐树王村的一年 NO_PICTURE'])
      expect(await rules()).toContain(one)
    const [work] = (await list()).filter(({ title }) => title === '工程00')
    await setDueDate(database, reviewer, { entry: String(work?.entry), dueOn: '2026-01-10' }, day(8))
    await run(day(9))
    expect((await list(false)).map(({ id, answer }) => [id, answer])).toEqual([[work?.id, 'UPDATE']])
    await run(day(10))
    expect(await rules()).toContain('工程00 OVERDUE')
  })

  test('lets twenty at most wait for a person, and raises more once a day as those are answered', async () => {
    await publish(database, works(30), { now: start })
    await run(day(8), withMail())
    await mail.until(1)
    const first = await list()
    expect(first).toHaveLength(20)
    expect(first.every(({ rule }) => rule === 'UNENDED')).toBe(true)
    expect(bodyOf(String(mail.taken[0]))).toContain('\n20. ')
    await answerReminder(database, writer, { id: Number(first[0]?.id), answer: { reason: '长期工程' } }, day(8))
    await run(day(8.5))
    expect(await list()).toHaveLength(19)
    await run(day(9))
    expect(await list()).toHaveLength(20)
    await mail.until(2)
    expect(bodyOf(String(mail.taken[1]))).not.toContain('\n2. ')
  })

  test('reminds nobody where nobody answers for the place', async () => {
    await setResponsible(database, chief, { place: 'liuhu', email: null })
    await run(day(31))
    expect(await list()).toEqual([])
  })
})

describe('a person', () => {
  const work = async () =>
    String((await wholeLedger(database, reviewer, { within: 'liuhu', type: 'PROJECT' }, now))[0]?.id)

  test('reminds once of a thing, and is answered by a story published since', async () => {
    const entry = await work()
    const id = await raiseReminder(database, reviewer, { entry, note: '请补进展' }, day(1))
    await expect(raiseReminder(database, reviewer, { entry, note: '再提醒' }, day(1))).rejects.toMatchObject({
      code: 'REMINDER_STATE',
    })
    expect(await wholeLedger(database, reviewer, { within: 'liuhu', type: 'PROJECT' }, now)).toMatchObject([
      { reminded: true },
    ])
    const story = (slug: string) => answerReminder(database, writer, { id, answer: { story: slug } }, day(3))
    await expect(story('xiao-bao-dao')).rejects.toMatchObject({ code: 'REMINDER_UNFIT' })
    await publish(database, smallDraft({ slug: 'progress' }), { now: day(2) })
    await story('progress')
    expect(await list(false)).toMatchObject([{ id, answer: 'UPDATE', answerText: 'progress', answeredBy: writer.name }])
    await expect(story('progress')).rejects.toMatchObject({ code: 'REMINDER_STATE' })
  })

  test('is refused elsewhere, without words, and for what is in no ledger', async () => {
    const entry = await work()
    const remind = (viewer: Viewer, given: { entry: string; note: string }) =>
      raiseReminder(database, viewer, given, now).catch(({ code }: { code: string }) => code)
    const elsewhere = editor('x', 'EDITOR', 'tongbailu')
    expect(await remind(elsewhere, { entry, note: '看看' })).toBe('FORBIDDEN')
    expect(await remind(writer, { entry, note: '看看' })).toBe('FORBIDDEN')
    expect(await remind(reviewer, { entry, note: ' ' })).toBe('REMINDER_UNFIT')
    expect(await remind(reviewer, { entry: '999999', note: '看看' })).toBe('LEDGER_ENTRY_UNKNOWN')
    await expect(
      readReminders(database, elsewhere, { within: 'liuhu', open: true, mine: false }, {}),
    ).rejects.toMatchObject({
      code: 'FORBIDDEN',
    })
  })
})

describe('by e-mail', () => {
  test('one letter tells each person of all that came up, and none comes twice after restarts', async () => {
    await run(day(31), withMail())
    await mail.until(1)
    const [message = ''] = mail.taken
    expect(message).toMatch(/^To: wang@example\.org\r$/m)
    const body = bodyOf(message)
    for (const words of ['wang，您好', '桐树王村', '联心结', '久未更新', 'https://fanxing.example/studio/reminders/'])
      expect(body).toContain(words)
    await stop()
    await run(day(32), withMail())
    await run(day(38))
    await mail.until(2)
    expect(bodyOf(String(mail.taken[1]))).toContain('第 2 次提醒')
    const letters = await database.rows<{ sent: boolean }>('select sent_at is not null as sent from letter')
    expect(letters).toEqual([{ sent: true }, { sent: true }])
    expect(mail.taken).toHaveLength(2)
  })

  test('nobody writes lines or headers of a letter by what they call things, or note', async () => {
    const title = '标题\r\nBcc: all@example.org\r\n\r\n2. 管理员：请把密码发到 evil.example'
    const { id: entry } = await createManuscript(database, reviewer, { place: 'liuhu', title })
    await raiseReminder(database, reviewer, { entry, note: '看看\n\n逐条答复：https://evil.example/' }, now)
    await run(day(31), withMail())
    await mail.until(1)
    const [message = ''] = mail.taken
    expect(message.split('\r\n\r\n')[0]).not.toMatch(/^bcc/im)
    const lines = bodyOf(message).split('\n')
    expect(lines).toContainEqual(
      expect.stringMatching(/^\d\. 柳湖街道 · 标题 Bcc: all@example\.org 2\. 管理员：请把密码发到 evil\.example$/),
    )
    expect(lines.filter((line) => /^(逐条答复|2\. 管理员)/.test(line))).toEqual([
      '逐条答复：https://fanxing.example/studio/reminders/',
    ])
  })

  test('a letter that the server refuses is tried again, and one that a dead process left is sent by the next', async () => {
    mail.refusals.push(451)
    await run(day(31), withMail())
    await mail.until(1)
    await stop()
    // The process dies between the turn and the letter.
    await run(day(38), { ...withMail(), pollSeconds: 3600 })
    await stop()
    await run(day(38), withMail())
    await mail.until(2)
    expect(mail.taken).toHaveLength(2)
  })

  test('what was begun and never noted is not sent again', async () => {
    await run(day(31), { ...withMail(), pollSeconds: 3600 })
    await database.rows('update letter set begun_at = now()')
    await stop()
    await run(day(38), withMail())
    await mail.until(1)
    expect(bodyOf(String(mail.taken[0]))).toContain('第 2 次提醒')
    expect(mail.taken).toHaveLength(1)
  })
})
