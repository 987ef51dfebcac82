import { useRoute } from '#platform/web/data/use-route.ts';
import { routes } from '../../contract.ts';
import { useDesk } from '../designer/desk.ts';

/** Fields of the form that another process is published for, as choices; none where it names no form. */
export function useCalledForm(
  process: string | undefined,
): readonly { readonly value: string; readonly label: string }[] {
  const { choices } = useDesk();
  const formId = choices.processes.find(({ key }) => key === process)?.formId;
  const query = useRoute(routes.designForm, { params: { formId: formId ?? '' } }, { enabled: formId !== undefined });
  const fields = query.data?.template.fields ?? [];
  return fields.map(({ key, label }) => ({ value: key, label }));
}
