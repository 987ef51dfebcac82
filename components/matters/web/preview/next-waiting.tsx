import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { call } from '#platform/web/data/call.ts';
import { routes } from '../../contract.ts';

const longest = 24;

/** 办下一件: what waits first, once this one is out of one's hands. */
export function NextWaiting({ matterId }: { readonly matterId: string }) {
  const { data } = useQuery({
    queryKey: [routes.list.path, 'next-waiting', matterId],
    queryFn: ({ signal }) => call(routes.list, { query: { box: 'todo', limit: 2 } }, { signal }),
    staleTime: 0,
  });
  const next = data?.rows.find((row) => row.matterId !== matterId);
  if (!next) return null;
  const title = next.title.length > longest ? `${next.title.slice(0, longest)}…` : next.title;
  return <Link to={`/matters/${next.matterId}`}>办下一件：{title}</Link>;
}
