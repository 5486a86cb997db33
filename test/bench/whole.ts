/** A number as readers have it: 12,601. */
export const whole = (value: number): string => Math.round(value).toLocaleString('en-GB')
