export interface Usage {
  /** User and system time of the process since it began, in milliseconds. */
  cpu: number
  /** The most memory it ever held, in megabytes. */
  peakMemory: number
}

/** What this process has used so far. */
export function usage(): Usage {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage()
  return { cpu: (userCPUTime + systemCPUTime) / 1000, peakMemory: maxRSS / 1024 }
}
