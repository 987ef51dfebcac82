import { dateInChina, type Instant } from '@gov/base';

/** `10:38` of an instant, as the office's clock shows it. */
export function clockWords(instant: string): string {
  const day = dateInChina(instant as Instant); // reason: told by the server
  const time = new Date(instant).toLocaleTimeString('zh-CN', {
    hour: '2-digit',
    minute: '2-digit',
    timeZone: 'Asia/Shanghai',
  });
  return day === dateInChina(new Date().toISOString() as Instant) ? time : `${day.slice(5)} ${time}`; // reason: an ISO text
}
