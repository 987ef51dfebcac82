/** Kind of the wake-up that lets the work of one matter follow the offices for which it was given; its key is the matter. */
export const followOfficesKind = 'matters.follow-offices';
/** Offices may have changed hands: asked once for however many changes. Its key is the agency. */
export const officesChangedKind = 'matters.offices-changed';
/** The next day on which somebody takes up or leaves an office by a date known already. Its key is the agency. */
export const officesOnDayKind = 'matters.offices-on-day';
