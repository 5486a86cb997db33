/** The script of /studio/sheets/: a spreadsheet is handed in, looked at, and imported as a whole or not at all. */
import type { VariablesOf } from 'gql.tada'
import { act, handIn, Refusal } from './hub.ts'
import { withMyself } from './myself.ts'
import { element, onSend } from './page.ts'
import { isPublisher } from './roles.ts'
import { ImportSheet, type SheetReport } from './sheet-documents.ts'

const SOON_MS = 500
/** `place: column A (地方：A 列)`, of which people see the words in brackets. */
const MAPPED = /^.*? \((?=地方：|上级：|数字：|表头|没有表头)(.*)\)$/su
/** `“很多” is no number. … (“很多”不是数字…)` */
const SAID = /^.*?\. \((.*)\)$/su

const look = element('look', HTMLFormElement)
const chosen = element('file', HTMLInputElement)
const found = element('found', HTMLElement)
const imported = element('imported', HTMLElement)

type Input = VariablesOf<typeof ImportSheet>['input']
/** What was looked at last, to be imported as it is. */
let looked: Input | null = null

void withMyself((viewer) => {
  element('publishers-only', HTMLElement).hidden = isPublisher(viewer)
  element('for-publishers', HTMLElement).hidden = !isPublisher(viewer)
})

// What is changed must be looked at again.
look.addEventListener('input', () => {
  found.hidden = true
})

// A page that is slow to load, or come back to, has its file before it has this script.
sayChosen()
chosen.addEventListener('change', sayChosen)

/** The browser would say it in its own language. */
function sayChosen(): void {
  const [file] = chosen.files ?? []
  element('chosen', HTMLElement).textContent = file === undefined ? '' : `已选：${file.name}`
}

onSend(look, async (field) => {
  const [file] = chosen.files ?? []
  if (file === undefined) throw new Refusal('STUDIO_FILE', '请先选表格文件。')
  const { digest } = await handIn<{ digest: string }>(`/sheets/?name=${encodeURIComponent(file.name)}`, file)
  looked = inputOf(digest, field)
  try {
    const { report } = await act(ImportSheet, { input: looked, dryRun: true, reason: null })
    if (report) showReport(report)
    return ''
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== 'SHEET_UNMAPPED') throw error
    element('columns', HTMLDetailsElement).open = true
    throw new Refusal('STUDIO_COLUMNS', unmappedText(error.message))
  }
})

function inputOf(file: string, field: (name: string) => string): Input {
  const told = (name: string) => field(name).trim() || null
  const columns = field('values')
    .split(/[、，,\s]+/u)
    .filter((column) => column !== '')
  return {
    file,
    title: told('title'),
    publication: told('publication'),
    publishedOn: told('publishedOn'),
    allowDiffering: field('allowDiffering') === 'on',
    mapping: {
      place: told('place'),
      above: told('above'),
      indicator: told('indicator'),
      period: told('period'),
      unit: told('unit'),
      sheet: told('sheet'),
      values: columns.length === 0 ? null : columns.map((column) => ({ column })),
    },
  }
}

/** The hub names the columns that there are. */
function unmappedText(message: string): string {
  const [, columns = ''] = /Its columns: (.*)\.$/u.exec(message) ?? []
  return `没有看出哪一列是地方、哪一列是数字，请在“表头没写清的”里补上。${columns === '' ? '' : `表里有：${columns.replaceAll(', ', '、')}。`}`
}

function showReport(report: SheetReport): void {
  const { figures, added, corrected, unchanged, removed, stoppingCount, mapping } = report
  element('count', HTMLElement).textContent = `工作表“${report.sheet}”，读出 ${figures} 个数字。`
  element('changes', HTMLElement).textContent =
    `新增 ${added}，更正 ${corrected}，不变 ${unchanged}，不再有 ${removed}。`
  element('mapping', HTMLElement).replaceChildren(...mapping.map((line) => item(line.replace(MAPPED, '$1'))))
  showProblems(report)
  const isCorrection = corrected + removed > 0
  element('reason-part', HTMLElement).hidden = !isCorrection
  element('reason', HTMLInputElement).required = isCorrection
  element('import', HTMLFormElement).hidden = stoppingCount > 0 || figures === 0
  imported.hidden = true
  found.hidden = false
  element('found-title', HTMLElement).focus()
}

function showProblems({ problemCount, stoppingCount, problems }: SheetReport): void {
  element('problems-part', HTMLElement).hidden = problemCount === 0
  element('problem-count', HTMLElement).textContent =
    stoppingCount === 0
      ? `有 ${problemCount} 个格子请看一眼，不妨碍导入`
      : `有 ${stoppingCount} 个格子要先改好，才能导入；另有 ${problemCount - stoppingCount} 个请看一眼`
  const first = [...problems].sort((one, other) => Number(other.stops) - Number(one.stops))
  const rest = problemCount - first.length
  element('problems', HTMLElement).replaceChildren(
    ...first.map(({ address, says, stops }) => {
      const line = item(`：${says.replace(SAID, '$1')}`)
      line.classList.toggle('bad', stops)
      line.prepend(Object.assign(document.createElement('b'), { textContent: `${address} 格` }))
      return line
    }),
    ...(rest > 0 ? [item(`还有 ${rest} 个没有列出，改好这些再试读。`)] : []),
  )
}

function item(text: string): HTMLLIElement {
  return Object.assign(document.createElement('li'), { textContent: text })
}

onSend(element('import', HTMLFormElement), async (field) => {
  if (looked === null) return ''
  const reason = field('reason').trim() || null
  const { report, changedDocuments } = await act(ImportSheet, { input: looked, dryRun: false, reason })
  if (!report) return ''
  if (changedDocuments === 0) return '与已经发布的一样，没有改动。'
  void offerPage(`/stories/${report.slug}/`)
  return `已导入 ${report.figures} 个数字，正在生成页面……`
})

/** Leads to the sheet's page as soon as it is there. */
async function offerPage(address: string): Promise<void> {
  while (!(await fetch(address, { method: 'HEAD', cache: 'no-store' })).ok) {
    await new Promise((resolve) => setTimeout(resolve, SOON_MS))
  }
  element('see', HTMLAnchorElement).href = address
  imported.hidden = false
}
