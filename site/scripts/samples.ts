/** Has the button of each sample copy it. Without it the samples are selected as they are. */
import { copy } from './copy.ts'

for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-copy]')) {
  const sample = document.getElementById(button.dataset.copy ?? '')
  if (!sample) continue
  button.hidden = false
  button.addEventListener('click', async () => {
    button.textContent = (await copy(sample)) ? '已复制' : '没有复制成，文字已选中，请按复制键'
  })
}
