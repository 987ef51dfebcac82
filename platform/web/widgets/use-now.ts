import { useEffect, useState } from 'react';

/** The time of this page in milliseconds, moved on each half minute so that "今天 17:30 前" becomes "超时" by itself. */
export function useNow(): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 30_000);
    return () => clearInterval(timer);
  }, []);
  return now;
}
