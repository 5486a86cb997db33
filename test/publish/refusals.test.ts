import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Database } from '../../server/database/database.ts'
import { publish } from '../../server/publish/publish.ts'
import { withdraw } from '../../server/publish/withdraw.ts'
import { testDatabase } from '../hub.ts'
import { money, smallDraft, withFigure } from './small-draft.ts'

let database: Database
beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.close())

/** Publishes what is no draft by its type, as a caller with JSON from elsewhere does. */
const publishJson = (draft: unknown) => publish(database, JSON.parse(JSON.stringify(draft)))

describe('a draft is refused', () => {
  const draft = smallDraft()
  const [figure] = draft.figures
  const cases: [string, string, unknown, RegExp][] = [
    ['that is no draft', 'DRAFT_INVALID', { story: 5 }, /story: /],
    [
      'with several faults, all named',
      'DRAFT_INVALID',
      { ...draft, story: { ...draft.story, slug: 'A B', title: '' } },
      /story\.slug: .*\n.*story\.title: /s,
    ],
    ['with an unknown field', 'DRAFT_INVALID', { ...draft, extra: 1 }, /extra/],
    [
      'whose quote is not the text',
      'QUOTE_MISMATCH',
      { ...draft, mentions: [{ subject: { place: 'liuhu' }, evidence: { quote: '桐树王村', start: 3, end: 7 } }] },
      /mentions\[0\]\.evidence: the quote is “桐树王村”, but the text from 3 to 7 is/,
    ],
    [
      'whose amount is not in the quote',
      'DRAFT_INVALID',
      withFigure({ display: '250万元' }),
      /figures\[0\]\.display: “250万元” does not occur/,
    ],
    ['with a range that ends nowhere', 'DRAFT_INVALID', withFigure({ qualifier: 'RANGE' }), /figures\[0\]\.valueMax/],
    ['with a value that is no number', 'DRAFT_INVALID', withFigure({ value: Number.NaN }), /figures\[0\]\.value/],
    [
      'with a key twice',
      'DRAFT_INVALID',
      { ...draft, figures: [figure, figure] },
      /figures\[1\]: income is there already/,
    ],
    [
      'with six stars',
      'DRAFT_INVALID',
      { ...draft, stars: [...draft.stars, { ...draft.stars[0], key: 'sixth', count: 1 }] },
      /would have 6 stars/,
    ],
    [
      'with a period that ends before it starts',
      'DRAFT_INVALID',
      withFigure({ period: { label: '今年', start: '2026-02-01', end: '2026-01-01' } }),
      /figures\[0\]\.period/,
    ],
    [
      'with one unit written in two ways',
      'DRAFT_INVALID',
      {
        ...draft,
        indicators: [
          ...draft.indicators,
          { slug: 'debt', name: '债务', topic: 'GOVERNANCE', unit: { ...money, symbol: '￥' } },
        ],
      },
      /indicators\[2\]\.unit/,
    ],
    [
      'with a street without a parent',
      'DRAFT_INVALID',
      { ...draft, places: draft.places.map((place) => ({ ...place, parent: null })) },
      /places\[1\]: a CITY needs a parent/,
    ],
    [
      'with a NUL character',
      'DRAFT_INVALID',
      { ...draft, story: { ...draft.story, title: 'a\0b' } },
      /story\.title: holds a NUL/,
    ],
    [
      'with half a character',
      'DRAFT_INVALID',
      { ...draft, story: { ...draft.story, title: 'a\uD842' } },
      /story\.title: holds half/,
    ],
    [
      'with the mark of the origin',
      'DRAFT_INVALID',
      { ...draft, story: { ...draft.story, title: 'a\uE000' } },
      /story\.title: holds the character U\+E000/,
    ],
  ]
  test.each(cases)('%s', async (_, code, wrong, message) => {
    await expect(publishJson(wrong)).rejects.toMatchObject({ code, message: expect.stringMatching(message) })
    expect(await database.rows('select from revision')).toEqual([])
  })

  test('and a withdrawal without a reason, or of what is not published', async () => {
    await expect(withdraw(database, 'nothing', { reason: '误' })).rejects.toMatchObject({ code: 'NOT_PUBLISHED' })
    await publish(database, smallDraft())
    await expect(withdraw(database, 'xiao-bao-dao', { reason: ' ' })).rejects.toMatchObject({ code: 'REASON_MISSING' })
    const reason = '误'.repeat(1001)
    await expect(withdraw(database, 'xiao-bao-dao', { reason })).rejects.toMatchObject({ code: 'REASON_TOO_LONG' })
    await expect(publish(database, smallDraft({ achievements: [] }), { reason })).rejects.toMatchObject({
      code: 'REASON_TOO_LONG',
    })
  })
})
