-- What a sign-off was that a return took back: taken back itself, the same text is signed off again.
alter table office.document add column former_sign_off jsonb;
