import { routes as formRoutes } from '#components/forms/contract.ts';
import { useRoute } from '#platform/web/data/use-route.ts';
import { useDesk } from '../designer/desk.ts';

/** Fields of the form that another process is published for, as choices; none where it names no form. */
export function useCalledForm(
  process: string | undefined,
): readonly { readonly value: string; readonly label: string }[] {
  const { choices } = useDesk();
  const formId = choices.processes.find(({ key }) => key === process)?.formId;
  const query = useRoute(formRoutes.form, { params: { formId: formId ?? '' } }, { enabled: formId !== undefined });
  const fields = query.data?.current?.template.fields ?? [];
  return fields.map(({ key, label }) => ({ value: key, label }));
}
