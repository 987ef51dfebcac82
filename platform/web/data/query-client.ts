import { QueryClient } from '@tanstack/react-query';
import { CallError } from './call-error.ts';

const retryReads = (failures: number, error: Error): boolean =>
  failures < 2 && error instanceof CallError && error.mayRetry;

/** One cache per tab. A change of working identity clears it: nothing of the former identity stays in memory. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: { staleTime: 15_000, retry: retryReads, refetchOnWindowFocus: true, networkMode: 'always' },
    mutations: { retry: false, networkMode: 'always' },
  },
});
