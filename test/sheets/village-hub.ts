/** A hub with a street, its villages and indicators, for spreadsheets to speak of. */
import { writeXlsx } from 'hucre/xlsx'
import type { Database } from '../../server/database/database.ts'
import { publish } from '../../server/publish/publish.ts'
import { examineSheet, type SheetRequest } from '../../server/sheets/examine.ts'
import { type PublishSheetOptions, publishSheet } from '../../server/sheets/publish-sheet.ts'
import { smallDraft } from '../publish/small-draft.ts'

const PATHS = new Map([
  ['桐树王村', 'liuhu/tongshuwang'],
  ['东岗村', 'liuhu/donggang'],
  ['西岗村', 'liuhu/xigang'],
  ['南坡村', 'liuhu/nanpo'],
  ['北坡社区', 'liuhu/beipo'],
])
export const VILLAGES: readonly string[] = [...PATHS.keys()]

/** Path of a village by its name. */
export function pathOf(village: string): string {
  return PATHS.get(village) ?? village
}

/** States the villages and the indicators 集体年收入 (元), 户数 (户) and 增长率 (%), and one figure. */
export async function villageHub(database: Database): Promise<Database> {
  const draft = smallDraft()
  const villages = VILLAGES.map((name) => ({
    path: pathOf(name),
    name,
    level: 'COMMUNITY' as const,
    kind: 'VILLAGE' as const,
    parent: 'liuhu',
  }))
  await publish(database, {
    ...draft,
    places: [...draft.places.filter(({ path }) => path !== 'liuhu/tongshuwang'), ...villages],
    indicators: [
      ...draft.indicators,
      { slug: 'households', name: '户数', topic: 'LIVELIHOOD', unit: { code: '{户}', symbol: '户', name: '户' } },
      { slug: 'growth', name: '增长率', topic: 'COLLECTIVE_ECONOMY', unit: { code: '%', symbol: '%', name: '百分比' } },
    ],
    figures: draft.figures.map((figure) =>
      figure.key === 'income'
        ? { ...figure, period: { label: '2020年', start: '2020-01-01', end: '2020-12-31' } }
        : figure,
    ),
  })
  return database
}

type Cells = Parameters<typeof writeXlsx>[0]['sheets'][number]

/** The bytes of a workbook with one sheet. */
export function workbook(
  rows: NonNullable<Cells['rows']>,
  more: Omit<Cells, 'rows' | 'name'> = {},
): Promise<Uint8Array> {
  return writeXlsx({ sheets: [{ name: '收入', rows, ...more }] })
}

/** A CSV file as a spreadsheet writes it. */
export function csv(rows: readonly (readonly unknown[])[]): Uint8Array {
  const cell = (value: unknown) => `"${String(value ?? '').replaceAll('"', '""')}"`
  return new TextEncoder().encode(rows.map((row) => row.map(cell).join(',')).join('\r\n'))
}

/** Examines and publishes a file; gives the examination. */
export async function importFile(
  database: Database,
  request: SheetRequest,
  options: PublishSheetOptions = {},
): Promise<Awaited<ReturnType<typeof examineSheet>> & { changed: number }> {
  const examined = await examineSheet(database, request)
  return { ...examined, changed: await publishSheet(database, examined, options) }
}
