import { Button } from 'antd';
import { useCommand } from '#platform/web/data/use-route.ts';
import { Refusal } from '#platform/web/widgets/refusal.tsx';
import { routes, type Secretary } from '../../contract.ts';

interface EndSecretaryProps {
  readonly secretary: Secretary;
  readonly words: string;
}

/** By either of the two, at once; the order goes with it. */
export function EndSecretary({ secretary, words }: EndSecretaryProps) {
  const end = useCommand(routes.endSecretary, { refreshes: [routes.secretaries, routes.ownOrder] });
  return (
    <div>
      <Button
        size="small"
        loading={end.isPending}
        onClick={() => end.mutate({ params: { secretaryId: secretary.id }, body: {} })}
      >
        {words}
      </Button>
      <Refusal error={end.error} />
    </div>
  );
}
