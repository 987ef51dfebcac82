import { act } from '../../browser/at-the-desk.ts';
import { type Colleagues, lookAt } from '../decisions/colleagues.ts';
import { openFrom, paper, traced } from '../everyday/at-the-desk.ts';
import { title } from './rest-one-branch.ts';

/** The last of two signs: the house tells it, and another process begins for whom it names; both sides say so. */
export async function messageBegins(
  { officer, head, clerk }: Colleagues,
  { kind, begun, message }: { readonly kind: string; readonly begun: string; readonly message: string },
): Promise<void> {
  await openFrom(head, '待办', title);
  await act(head, /^同意/, /已送刘思远承办落实/);
  await openFrom(officer, '待办', title);
  await traced(officer, '系统', `“${message}”发起了“${begun}”`, '由邱岚办理').waitFor();
  await lookAt(officer, 'message-begins-sender');
  await openFrom(clerk, '待办', title);
  await paper(clerk).waitFor();
  await traced(clerk, '系统', `收到“${message}”自动发起`).waitFor();
  await traced(clerk, '系统', `由“${kind}”发出的“${message}”发起`).waitFor();
  await lookAt(clerk, 'message-begins-begun');
}
