/** GraphiQL over this hub, with Chinese words wherever it takes any. */
import { DOC_EXPLORER_PLUGIN } from '@graphiql/plugin-doc-explorer'
import { createGraphiQLFetcher } from '@graphiql/toolkit'
import { GraphiQL, HISTORY_PLUGIN } from 'graphiql'
import { type ComponentProps, cloneElement, isValidElement, type ReactElement, type ReactNode } from 'react'
import { jsx } from 'react/jsx-runtime'
import { History } from './history.ts'

DOC_EXPLORER_PLUGIN.title = '说明'
HISTORY_PLUGIN.title = '历史'
HISTORY_PLUGIN.content = History

const fetcher = createGraphiQLFetcher({
  url: '/graphql',
  fetch: (...asked) =>
    fetch(...asked).catch((cause: unknown) => {
      throw new Error('连不上繁星，请看看网络，再运行一次', { cause })
    }),
})

/**
 * No editor of headers, for the hub needs no key; no choice of colours, for the site follows the system's: what is not
 * there needs no Chinese words.
 */
const without = { isHeadersEditorEnabled: false, showPersistHeadersSettings: false, forcedTheme: 'system' } as const

export function explorer(
  start: Pick<ComponentProps<typeof GraphiQL>, 'defaultQuery' | 'initialQuery' | 'initialVariables'>,
) {
  const children = [
    jsx(GraphiQL.Logo, { children: '查询台' }, 'logo'),
    jsx(GraphiQL.Toolbar, { children: toolbar }, 'toolbar'),
  ]
  return jsx(GraphiQL, { fetcher, ...without, ...start, children })
}

function toolbar({
  prettify,
  merge,
  copy,
}: {
  prettify: ReactNode
  merge: ReactNode
  copy: ReactNode
}): ReactElement[] {
  return [labelled(prettify, '排整齐'), labelled(merge, '把片段写开'), labelled(copy, '复制')]
}

function labelled(button: ReactNode, label: string): ReactElement {
  if (!isValidElement<{ label: string }>(button)) throw new Error(`There is no button for ${label}`)
  return cloneElement(button, { key: label, label })
}
