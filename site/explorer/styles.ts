/** The explorer's styles, which its script brings along: no other page has them. */
import docs from '@graphiql/plugin-doc-explorer/style.css?inline'
import history from '@graphiql/plugin-history/style.css?inline'
import parts from '@graphiql/react/style.css?inline'
import frame from 'graphiql/graphiql.css?inline'
import editor from 'monaco-editor/min/vs/editor/editor.main.css?inline'
import theme from './theme.css?inline'

export const styles = [editor, parts, docs, history, frame, theme].map((text) => {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(text)
  return sheet
})
