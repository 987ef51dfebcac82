import { BoxPage } from './box-page.tsx';
import { trackingBoxes } from './boxes.ts';

/** `/tracking`: what I started or handled and is still on its way. */
export const TrackingPage = () => <BoxPage title="在办跟踪" boxes={trackingBoxes} />;
