import { useState } from 'react';
import { useCommand } from '#platform/web/data/use-route.ts';
import { DecisionDialog } from '#platform/web/widgets/decision-dialog.tsx';
import { moved, OrderButtons } from '#platform/web/widgets/order/order-buttons.tsx';
import { routes } from '../../contract.ts';

interface OrderSectionsDialogProps {
  readonly sections: readonly { readonly id: string; readonly name: string }[];
  readonly parentId?: string;
  readonly onClose: () => void;
}

/** 排序号 of sibling sections, one step at a time by buttons or keys, saved together. */
export function OrderSectionsDialog({ sections, parentId, onClose }: OrderSectionsDialogProps) {
  const [order, setOrder] = useState(sections);
  const save = useCommand(routes.orderSections, { refreshes: [routes.tree, routes.section], onDone: onClose });
  const sectionIds = order.map((section) => section.id);
  return (
    <DecisionDialog
      open
      title="调整科室顺序"
      size="question"
      leaveWords="先不调"
      primaryWords="就按这个顺序"
      busy={save.isPending}
      error={save.error}
      onLeave={onClose}
      onDecide={() => save.mutate({ body: { sectionIds, ...(parentId ? { parentId } : {}) } })}
    >
      <ol className="line-list people-list">
        {order.map((section, place) => (
          <li key={section.id}>
            <span className="place tertiary small">{place + 1}</span>
            <span className="grow">{section.name}</span>
            <OrderButtons
              name={section.name}
              first={place === 0}
              last={place === order.length - 1}
              onMove={(step) => setOrder(moved(order, place, step))}
            />
          </li>
        ))}
      </ol>
    </DecisionDialog>
  );
}
