/** Who may do what to a manuscript: every act by every role at every place, in every state, against the rule in plain words. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ManuscriptState, Role } from '../../schema/terms.ts'
import type { Database } from '../../server/database/database.ts'
import { attend } from '../../server/drafts/attendance.ts'
import type { StoredManuscript } from '../../server/drafts/manuscripts.ts'
import { makePreviewLink, revokePreviewLink } from '../../server/drafts/preview-links.ts'
import { retryPublication } from '../../server/drafts/progress.ts'
import { publishManuscript } from '../../server/drafts/publication.ts'
import { remarksOn, resolveRemark, writeRemarks } from '../../server/drafts/remarks.ts'
import { approveManuscript, discardManuscript, returnManuscript, submitManuscript } from '../../server/drafts/review.ts'
import { scheduleManuscript, unscheduleManuscript } from '../../server/drafts/schedule.ts'
import { withdrawStory } from '../../server/drafts/withdrawal.ts'
import { reviseStory, saveManuscript } from '../../server/drafts/writing.ts'
import type { Viewer } from '../../server/editorial/viewer.ts'
import { HubError } from '../../server/errors.ts'
import { publish } from '../../server/publish/publish.ts'
import { createSchema } from '../../server/schema.ts'
import { testDatabase } from '../hub.ts'
import { smallDraft } from '../publish/small-draft.ts'
import { editor } from './people.ts'
import { approved, publisher, second, writer, written } from './ready-manuscript.ts'

let database: Database
/** The same, in which nothing lasts. */
let rehearsal: Database
let link: number
const inState = new Map<ManuscriptState, StoredManuscript>()
/** A remark on each, by the manuscript’s id. */
const remarks = new Map<string, number>()

class Undone extends Error {}

beforeAll(async () => {
  database = await testDatabase()
  await publish(database, smallDraft())
  rehearsal = {
    ...database,
    transaction: (work) =>
      database.transaction(async (session) => {
        await work(session)
        throw new Undone()
      }),
  }
  for (const state of Object.values(ManuscriptState)) inState.set(state, await manuscriptIn(state))
  for (const { id, stage } of inState.values()) {
    await writeRemarks(database, writer, { id, stage }, [{ quote: null, start: null, end: null, text: '改' }])
    remarks.set(id, (await remarksOn(database, id)).at(-1)?.id ?? 0)
  }
  const { id } = manuscriptOf('IN_REVIEW')
  await makePreviewLink(database, writer, '', { id, name: '王书记', right: 'VIEW', days: 1 })
  const [row] = await database.rows<{ id: number }>('select id from preview_link')
  link = row?.id ?? 0
})
afterAll(() => database.close())

function manuscriptOf(state: ManuscriptState): StoredManuscript {
  const manuscript = inState.get(state)
  if (!manuscript) throw new Error(`There is no manuscript that is ${state}`)
  return manuscript
}

async function manuscriptIn(state: ManuscriptState): Promise<StoredManuscript> {
  const fresh = await written(database)
  if (state === 'WRITING') return fresh
  if (state === 'DISCARDED') return discardManuscript(database, writer, fresh)
  if (state === 'IN_REVIEW') return submitManuscript(database, writer, fresh)
  if (state === 'RETURNED') {
    return returnManuscript(database, second, await submitManuscript(database, writer, fresh), [{ text: '改' }])
  }
  const ready = await approved(database, fresh)
  if (state === 'APPROVED') return ready
  const at = new Date(Date.now() + 3_600_000)
  if (state === 'SCHEDULED') return scheduleManuscript(database, publisher, { ...ready, at, reason: null })
  const published = await publishManuscript(database, publisher, { ...ready, reason: null })
  if (state === 'PUBLISHED') return published
  await withdrawStory(database, publisher, { slug: ready.slug, reason: '核实', redirect: null })
  return { ...published, state, version: published.version + 1 }
}

interface Act {
  /** The role that it takes at the manuscript’s place; `decider` is that of the present stage, here the first or the last. */
  role: Role | 'decider'
  states: readonly ManuscriptState[] | 'any'
  /** What is said where the state does not allow it. */
  otherwise?: string
  /** What is said to whoever may not; FORBIDDEN if not given. */
  denied?: string
  run: (viewer: Viewer, manuscript: StoredManuscript) => Promise<unknown>
}

const tomorrow = new Date(Date.now() + 24 * 3_600_000)
const share =
  (right: 'VIEW' | 'APPROVE') =>
  (viewer: Viewer, { id }: StoredManuscript) =>
    makePreviewLink(rehearsal, viewer, '', { id, name: '王书记', right, days: 1 })
const open = ['WRITING', 'IN_REVIEW', 'RETURNED', 'APPROVED', 'SCHEDULED'] as const

const acts: Record<string, Act> = {
  saveManuscript: {
    role: 'CONTRIBUTOR',
    states: ['WRITING', 'RETURNED'],
    run: (viewer, one) => saveManuscript(rehearsal, viewer, one),
  },
  attendManuscript: {
    role: 'CONTRIBUTOR',
    states: 'any',
    denied: 'MANUSCRIPT_UNKNOWN',
    run: (viewer, { id }) => attend(rehearsal, viewer, { id, tab: 'window-1' }),
  },
  resolveRemark: {
    role: 'CONTRIBUTOR',
    states: ['WRITING', 'RETURNED'],
    run: (viewer, { id }) => resolveRemark(rehearsal, viewer, { id: String(remarks.get(id)), isResolved: true }),
  },
  submitManuscript: {
    role: 'CONTRIBUTOR',
    states: ['WRITING', 'RETURNED'],
    run: (viewer, one) => submitManuscript(rehearsal, viewer, one),
  },
  discardManuscript: {
    role: 'CONTRIBUTOR',
    states: ['WRITING', 'RETURNED'],
    run: (viewer, one) => discardManuscript(rehearsal, viewer, one),
  },
  approveManuscript: {
    role: 'decider',
    states: ['IN_REVIEW'],
    run: (viewer, one) => approveManuscript(rehearsal, viewer, one),
  },
  returnManuscript: {
    role: 'decider',
    states: ['IN_REVIEW', 'APPROVED'],
    run: (viewer, one) => returnManuscript(rehearsal, viewer, one, [{ text: '改' }]),
  },
  publishManuscript: {
    role: 'PUBLISHER',
    states: ['APPROVED'],
    run: (viewer, one) => publishManuscript(rehearsal, viewer, { ...one, reason: null }),
  },
  scheduleManuscript: {
    role: 'PUBLISHER',
    states: ['APPROVED'],
    run: (viewer, one) => scheduleManuscript(rehearsal, viewer, { ...one, at: tomorrow, reason: null }),
  },
  unscheduleManuscript: {
    role: 'PUBLISHER',
    states: ['SCHEDULED'],
    run: (viewer, one) => unscheduleManuscript(rehearsal, viewer, one),
  },
  retryPublication: {
    role: 'PUBLISHER',
    states: 'any',
    run: (viewer, { id }) => retryPublication(rehearsal, viewer, id),
  },
  'makePreviewLink to look': { role: 'CONTRIBUTOR', states: open, run: share('VIEW') },
  'makePreviewLink to approve': { role: 'decider', states: ['IN_REVIEW'], run: share('APPROVE') },
  revokePreviewLink: {
    role: 'CONTRIBUTOR',
    states: 'any',
    run: (viewer) => revokePreviewLink(rehearsal, viewer, link),
  },
  withdrawStory: {
    role: 'PUBLISHER',
    states: ['PUBLISHED'],
    otherwise: 'NOT_PUBLISHED',
    run: (viewer, { slug }) => withdrawStory(rehearsal, viewer, { slug, reason: '核实', redirect: null }),
  },
  reviseStory: {
    role: 'CONTRIBUTOR',
    states: ['PUBLISHED', 'WITHDRAWN'],
    otherwise: 'NOT_PUBLISHED',
    run: (viewer, { slug }) => reviseStory(rehearsal, viewer, { slug, version: null }),
  },
}

const ladder: readonly Role[] = ['CONTRIBUTOR', 'EDITOR', 'REVIEWER', 'PUBLISHER']
/** The place of the manuscripts, those above it, one below and one beside. */
const places = { liuhu: true, zhongyuan: true, '': true, 'liuhu/tongshuwang': false, lianhu: false }

const deciderIn = ({ state, stage, stages }: StoredManuscript): Role =>
  state === 'IN_REVIEW' || stage < stages ? 'EDITOR' : 'PUBLISHER'

function expected(
  { role, states, otherwise, denied = 'FORBIDDEN' }: Act,
  held: Role,
  isThere: boolean,
  one: StoredManuscript,
): string {
  const isPossible = states === 'any' || states.includes(one.state)
  // Where nothing is published, nothing says whose it would be.
  if (otherwise !== undefined && !isPossible) return otherwise
  const asked = role === 'decider' ? deciderIn(one) : role
  const isAllowed = isThere && held !== 'ADMINISTRATOR' && ladder.indexOf(held) >= ladder.indexOf(asked)
  if (!isAllowed) return denied
  return isPossible ? 'done' : 'MANUSCRIPT_STATE'
}

async function outcome({ run }: Act, viewer: Viewer, manuscript: StoredManuscript): Promise<string> {
  try {
    await run(viewer, manuscript)
  } catch (error) {
    if (error instanceof Undone) return 'done'
    if (error instanceof HubError) return error.code
    throw error
  }
  return 'done'
}

describe.each(Object.values(Role))('%s', (role) => {
  test.each(Object.entries(places))('at “%s” may do what the rule says, in every state', async (place, isThere) => {
    const viewer = editor(`somebody-${role}`, role, place)
    const wrong: string[] = []
    for (const [state, manuscript] of inState) {
      for (const [name, act] of Object.entries(acts)) {
        const found = await outcome(act, viewer, manuscript)
        const rule = expected(act, role, isThere, manuscript)
        if (found !== rule) wrong.push(`${name} of one that is ${state} is ${found}, not ${rule}`)
      }
    }
    expect(wrong).toEqual([])
  })
})

test('every mutation of manuscripts is in the matrix', async () => {
  const mutations = Object.keys((await createSchema()).getMutationType()?.getFields() ?? {})
  const ofManuscripts = mutations.filter((name) => /(Manuscript|Remark|Publication|PreviewLink|Story)$/.test(name))
  const inMatrix = Object.keys(acts).map((name) => name.split(' ')[0])
  expect(ofManuscripts.filter((name) => !inMatrix.includes(name))).toEqual(['createManuscript'])
})
