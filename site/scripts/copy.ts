/** Selects the element's words and copies them, where the browser lets pages write to the clipboard: not over plain HTTP. */
export async function copy(element: HTMLElement): Promise<boolean> {
  getSelection()?.selectAllChildren(element)
  try {
    await navigator.clipboard.writeText(element.textContent)
    return true
  } catch {
    return false
  }
}
