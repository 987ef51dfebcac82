/** Every half hour of a day. */
export const timesOfDay = Array.from({ length: 48 }, (_, at) => {
  const time = `${String(Math.floor(at / 2)).padStart(2, '0')}:${at % 2 === 0 ? '00' : '30'}`;
  return { value: time, label: time };
});

/** A day and a time of the clock in China as an instant; undefined for what is no day. */
export function instantOf(day: string, time: string): string | undefined {
  const millis = Date.parse(`${day}T${time}:00+08:00`);
  return Number.isNaN(millis) ? undefined : new Date(millis).toISOString();
}
