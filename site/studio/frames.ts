/** A page within a frame as wide as a phone’s or a computer’s screen; the latter is made smaller until it fits. */
import { element } from './page.ts'

const DESKTOP_PX = 1280
const PHONE_PX = 390

/** Shows the address in the page’s frame whenever a button is pressed. `ready` is awaited before. */
export function offerFrames(address: string, ready: () => Promise<unknown>): { show(isPhone: boolean): Promise<void> } {
  const frame = element('preview', HTMLIFrameElement)
  const holder = element('preview-frame', HTMLElement)
  let width = PHONE_PX
  function resize(): void {
    const scale = Math.min(1, holder.clientWidth / width)
    frame.style.inlineSize = `${width}px`
    frame.style.blockSize = `${holder.clientHeight / scale}px`
    frame.style.transform = `scale(${scale})`
  }
  new ResizeObserver(resize).observe(holder)
  async function show(isPhone: boolean): Promise<void> {
    await ready()
    width = isPhone ? PHONE_PX : DESKTOP_PX
    holder.hidden = false
    holder.style.maxInlineSize = `${width}px`
    resize()
    frame.src = address
  }
  element('preview-phone', HTMLButtonElement).addEventListener('click', () => void show(true))
  element('preview-desktop', HTMLButtonElement).addEventListener('click', () => void show(false))
  return { show }
}
