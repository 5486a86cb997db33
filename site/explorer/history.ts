/** What was asked before, in the place of GraphiQL's own list, whose words are English. */
import { useHistory, useHistoryActions } from '@graphiql/plugin-history'
import {
  Button,
  PenIcon,
  StarFilledIcon,
  StarIcon,
  Tooltip,
  TrashIcon,
  UnStyledButton,
  useGraphiQL,
} from '@graphiql/react'
import { type ChangeEvent, type KeyboardEvent, type ReactElement, useState } from 'react'
import { jsx, jsxs } from 'react/jsx-runtime'

type Item = ReturnType<typeof useHistory>[number]
type Actions = ReturnType<typeof useHistoryActions>

/** The queries that were run, newest first, those that were kept above the others. */
export function History(): ReactElement {
  const items = useHistory()
    .map((item, index) => ({ item, index }))
    .reverse()
  const actions = useHistoryActions()
  const kept = items.filter(({ item }) => item.favorite)
  const others = items.filter(({ item }) => !item.favorite)
  const clear = () => {
    for (const { item } of others) actions.deleteFromHistory(item, true)
  }
  const list = (rows: typeof items, key: string) =>
    jsx(
      'ul',
      {
        className: 'graphiql-history-items',
        children: rows.map(({ item, index }) => jsx(Asked, { item, index, actions }, index)),
      },
      key,
    )
  const button = others.length > 0 && jsx(Button, { type: 'button', onClick: clear, children: '清空' })
  return jsxs('section', {
    'aria-label': '历史',
    className: 'graphiql-history',
    children: [
      jsxs('div', { className: 'graphiql-history-header', children: ['历史', button] }, 'header'),
      items.length === 0 && jsx('p', { children: '运行过的查询会列在这里，只存在这台设备上。' }, 'empty'),
      kept.length > 0 && list(kept, 'kept'),
      others.length > 0 && list(others, 'others'),
    ],
  })
}

/** One of them: a click puts it in the editors; it can be given a name, kept, or deleted. */
function Asked({ item, index, actions }: { item: Item; index: number; actions: Actions }): ReactElement {
  const [isBeingNamed, setBeingNamed] = useState(false)
  const { query, variables } = useGraphiQL(({ queryEditor, variableEditor }) => ({
    query: queryEditor,
    variables: variableEditor,
  }))
  const open = () => {
    query?.setValue(item.query ?? '')
    variables?.setValue(item.variables ?? '')
    actions.setActive(item)
  }
  const rename = (label: string) => {
    setBeingNamed(false)
    actions.editLabel({ ...item, label }, index)
  }
  if (isBeingNamed) return jsx(Naming, { label: item.label ?? '', rename })
  return jsxs('li', {
    className: 'graphiql-history-item',
    children: [
      jsx(UnStyledButton, { ...styled('label', open), children: nameOf(item) }, 'open'),
      act('起名', PenIcon, () => setBeingNamed(true)),
      act(item.favorite ? '不再收藏' : '收藏', item.favorite ? StarFilledIcon : StarIcon, () =>
        actions.toggleFavorite(item),
      ),
      act('删除', TrashIcon, () => actions.deleteFromHistory(item)),
    ],
  })
}

function nameOf({ label, operationName, query }: Item): string {
  return label || operationName || (query ?? '').replace(/#.*/g, '').replace(/\s+/g, ' ').trim()
}

function act(label: string, icon: typeof PenIcon, onClick: () => void): ReactElement {
  const children = jsx(icon, { 'aria-hidden': 'true', title: label })
  return jsx(
    Tooltip,
    { label, children: jsx(UnStyledButton, { ...styled('action', onClick), 'aria-label': label, children }) },
    label,
  )
}

function styled(part: 'label' | 'action', onClick: () => void) {
  return { type: 'button', className: `graphiql-history-item-${part}`, onClick } as const
}

/** Where a name is written; what is empty has none. */
function Naming({ label, rename }: { label: string; rename: (label: string) => void }): ReactElement {
  const [written, setWritten] = useState(label)
  const input = jsx(
    'input',
    {
      'aria-label': '名字',
      autoFocus: true,
      value: written,
      onChange: (event: ChangeEvent<HTMLInputElement>) => setWritten(event.currentTarget.value),
      onKeyDown: ({ key }: KeyboardEvent) => {
        if (key === 'Enter') rename(written)
        if (key === 'Escape') rename(label)
      },
    },
    'input',
  )
  const save = jsx(UnStyledButton, { type: 'button', onClick: () => rename(written), children: '记下' }, 'save')
  return jsxs('li', { className: 'graphiql-history-item editable', children: [input, save] })
}
