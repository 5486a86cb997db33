/** Where the forms of a figure lie that other sites show: `/figures/12/` → `/figures/12/embed/` and `/figures/12/embed.svg`. */
export const frameOf = (figure: string) => `${figure}embed/`
export const pictureOf = (figure: string) => `${figure}embed.svg`
