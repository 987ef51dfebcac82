import { BoxPage } from './box-page.tsx';
import { inboxBoxes } from './boxes.ts';

/** `/inbox` */
export const InboxPage = () => <BoxPage title="待我办" boxes={inboxBoxes} />;
