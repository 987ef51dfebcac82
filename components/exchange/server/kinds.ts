/** Wake-ups of the exchange; the key of the first is an exchange id, of the second `<exchange id>/<receipt kind>`. */
export const sendKind = 'exchange.send';
export const returnReceiptKind = 'exchange.return-receipt';

/** What couriers bring to another agency. */
export const offerAcceptor = 'exchange.offer';
export const acceptAcceptor = 'exchange.accept';
export const receiptAcceptor = 'exchange.receipt';
