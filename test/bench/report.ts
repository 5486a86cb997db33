/** What was measured, as Markdown: tables, bars met and not met, and for those not met where the time went. */
import { type Bar, clickBars, deskBar, editBars, importBar } from './bars.ts'
import type { ClickResult } from './clicks.ts'
import { type KindKey, kinds } from './contenders/kinds.ts'
import type { DeskResult } from './desk.ts'
import type { EditResult } from './edits.ts'
import type { ExportResult } from './exports.ts'
import type { ImportResult } from './imports.ts'
import type { Measured, Results } from './kept.ts'
import type { Hotspot } from './profile.ts'
import type { ProvinceSize } from './province/province.ts'
import type { ReadResult } from './reads.ts'
import { whole } from './whole.ts'

export function markdown(results: Results): string {
  const { reads, exports, edits, clicks, desk, imports } = results
  const bars = barsOf(results)
  const sections = [
    '# What was measured',
    'By `npm run bench`. Load, contenders and database share the machine, so keep the ratios and not the rates.',
    '## Bars',
    table(['', 'bar', 'measured', ''], [...bars.map(barRow), ...missing(results)]),
  ]
  for (const bar of bars) if (bar.profile) sections.push(`### Why not: ${bar.what}`, profileTable(bar.profile))
  if (reads) sections.push(...readSections(reads.found.results, reads.found.size), source(reads))
  if (exports) sections.push('## The whole site', EXPORT_NOTE, exportTable(exports.found), source(exports))
  if (edits)
    sections.push('## One edit', EDIT_NOTE, editTable(edits.found), ...edits.found.map(kindsLine), source(edits))
  if (clicks) sections.push('## Click to live', CLICK_NOTE, clickTable(clicks.found), source(clicks))
  if (desk) sections.push(...deskSections(desk.found.result, desk.found.size), source(desk))
  if (imports) sections.push('## A sheet', IMPORT_NOTE, importTable(imports.found), source(imports))
  return `${sections.join('\n\n')}\n`
}

function barsOf({ reads, edits, clicks, desk, imports }: Results): Bar[] {
  return [
    ...(reads?.found.bars ?? []),
    ...editBars(edits?.found ?? []),
    ...clickBars(clicks?.found ?? []),
    ...(desk ? [deskBar(desk.found.result, desk.found.size.figures)] : []),
    ...(imports ? [importBar(imports.found)] : []),
  ]
}

/** A row for each part whose bars nobody has measured yet. */
function missing({ reads, edits, clicks, desk, imports }: Results): string[][] {
  const parts: [string, unknown][] = [
    ['reads', reads],
    ['edits', edits],
    ['click to live', clicks],
    ['the desk', desk],
    ['a sheet', imports],
  ]
  return parts.filter(([, part]) => part === undefined).map(([what]) => [what, '', '', '**not measured**'])
}

function source({ on, machine }: Measured<unknown>): string {
  const versions = Object.entries(machine.versions).map(([name, version]) => `${name} ${version}`)
  const { processor, cores, memoryGigabytes } = machine
  return `Measured on ${on}, on ${processor}, ${cores} cores, ${memoryGigabytes} GB. ${versions.join(', ')}.`
}

const READ_NOTE =
  'POST over 32 connections on the loopback, each asking its own sets of variables in turn. Contenders take turns, round after ' +
  'round: rates are medians of all rounds, ratios medians of what each round gave. ' +
  'All but PostGraphile get the same requests; all gave the same answers before they were measured. ' +
  'All tell PostgreSQL what the hub tells it of the disk. CPU is the contender’s own process; what PostgreSQL spends for it stands beside it. RAW: bare node:http and one prepared statement by hand. ' +
  'RAW-static: bare node:http and kept bytes.'
const EXPORT_NOTE =
  'CPU of all processes that take part, without PostgreSQL; `astro build` asks a hub over HTTP, whose CPU is given apart, and ' +
  'compiles the site each time, which the publisher does once.'
const EDIT_NOTE =
  'From the call of `publish` until the last touched file has its name, share pictures among them, on one hub with the whole ' +
  'province in its database. Of its site were rendered beforehand: all lists, all places above streets, and every page of the ' +
  'streets that were edited, and the share pictures of what was edited; an edit touches no page of another street. The edits lie in as many streets as there are edits; the ' +
  'slowest is the first after a start as a rule, and counted with the others.'
const CLICK_NOTE =
  'From the moment at which a signed-in publisher sends `publishManuscript` over HTTP: until its answer is there, until the ' +
  'story’s page is answered with the new words over HTTP, and until the studio says that every page is live. Each manuscript ' +
  'revises a published story: a sentence more, and what the edits above change. Hub, publisher and reader share one process; ' +
  'what was rendered beforehand is the same as there.'

function readSections(reads: readonly ReadResult[], size: ProvinceSize): string[] {
  const heading = `## Reads of ${whole(size.communities)} communities, ${whole(size.projects)} projects, ${whole(size.figures)} figures`
  return [
    heading,
    READ_NOTE,
    ...reads.flatMap(({ question, scores }) => [
      `### ${question}, ${(scores.raw.bytes / 1000).toFixed(1)} kB`,
      table(
        ['', 'requests/s', 'to RAW', 'to RAW-static', 'CPU ms a request', 'of PostgreSQL'],
        (Object.keys(kinds) as KindKey[]).map((key) => [
          kinds[key].name,
          whole(scores[key].requestsPerSecond),
          scores[key].to.raw.toFixed(2),
          scores[key].to.static.toFixed(2),
          scores[key].cpuPerRequest.toFixed(2),
          scores[key].databaseCpuPerRequest?.toFixed(2) ?? '',
        ]),
      ),
    ]),
  ]
}

const barRow = ({ what, bound, measured, met }: Bar) => [what, bound, measured, met ? 'met' : '**not met**']

function exportTable(exports: readonly ExportResult[]): string {
  return table(
    ['', 'projects', 'pages', 'seconds', 'CPU ms a page', 'of it the hub', 'peak memory MB'],
    exports.map((result) => [
      result.by,
      whole(result.projects),
      whole(result.pages),
      result.seconds.toFixed(1),
      (result.cpu / result.pages).toFixed(2),
      result.hubCpu === null ? 'in the same process' : (result.hubCpu / result.pages).toFixed(2),
      whole(result.peakMemory),
    ]),
  )
}

function editTable(edits: readonly EditResult[]): string {
  return table(
    ['projects', 'pages', 'edits', 'files touched', 'publish p50 ms', 'to disk p50 ms', 'p95 ms', 'most ms'],
    edits.map((result) => [
      whole(result.projects),
      whole(result.pages),
      whole(result.edits),
      whole(result.touched),
      result.publishP50.toFixed(0),
      result.p50.toFixed(0),
      result.p95.toFixed(0),
      result.most.toFixed(0),
    ]),
  )
}

function clickTable(clicks: readonly ClickResult[]): string {
  return table(
    [
      'projects',
      'pages',
      'clicks',
      'answered p50 ms',
      'p95 ms',
      'page served p50 ms',
      'p95 ms',
      'all live p50 ms',
      'p95 ms',
    ],
    clicks.map(({ projects, pages, clicks: count, answered, served, live }) => [
      whole(projects),
      whole(pages),
      whole(count),
      ...[answered, served, live].flatMap(({ p50, p95 }) => [p50.toFixed(0), p95.toFixed(0)]),
    ]),
  )
}

const DESK_NOTE =
  'The whole page, cold: its figures, its total, seven properties counted, and its markup. Files are complete, of one moment, ' +
  'and thrown away as they are made.'

function deskSections({ pages, files, peakMemory }: DeskResult, size: ProvinceSize): string[] {
  return [
    `## The desk at ${whole(size.figures)} figures`,
    DESK_NOTE,
    table(
      ['question', 'p50 ms', 'p95 ms'],
      pages.map(({ question, p50, p95 }) => [question, p50.toFixed(0), p95.toFixed(0)]),
    ),
    table(
      ['file', 'rows', 'seconds', 'rows/s', 'MB'],
      files.map(({ file, rows, seconds, megabytes }) => [
        file,
        whole(rows),
        seconds.toFixed(1),
        whole(rows / seconds),
        megabytes.toFixed(1),
      ]),
    ),
    `All in one process, which never held more than ${whole(peakMemory)} MB.`,
  ]
}

const IMPORT_NOTE =
  'All that `npm run import:sheet` does: a yearly income for each community, a row each, read, checked and published at ' +
  'once, every figure with its cell, its first version and its citations.'

function importTable({ rows, figures, seconds, peakMemory }: ImportResult): string {
  return table(
    ['rows', 'figures before', 'seconds', 'rows/s', 'peak memory MB'],
    [[whole(rows), whole(figures), seconds.toFixed(1), whole(rows / seconds), whole(peakMemory)]],
  )
}

const kindsLine = ({ projects, kinds: touched }: EditResult) =>
  `At ${whole(projects)} projects an edit concerns, on average: ${touched.map(([kind, count]) => `${kind} ${count.toFixed(1)}`).join(', ')}.`

const profileTable = (profile: readonly Hotspot[]) =>
  table(
    ['function', 'own share of busy time'],
    profile.map(({ where, share }) => [`\`${where}\``, `${(share * 100).toFixed(1)} %`]),
  )

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  return [line(head), `|${head.map((_, at) => (at === 0 ? '---' : '--:')).join('|')}|`, ...rows.map(line)].join('\n')
}
