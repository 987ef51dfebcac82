/** What a step usually takes, as people say it: `通常当天`, `通常 2 个工作日`. Working days of 24 hours. */
export function daysWords(days: number): string {
  if (days < 1) return '通常一天以内';
  return `通常 ${Math.round(days)} 个工作日`;
}
